package dev.millrace.api.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Stores a single value.
public interface ValueState<T> extends State {

    /// Returns the value. If there is none, returns the default value of the descriptor, or null.
    @Nullable
    T value() throws IOException;

    /// Sets the value.
    ///
    /// @param value the value; null clears the state
    void update(@Nullable T value) throws IOException;
}
