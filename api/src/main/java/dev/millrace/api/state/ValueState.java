package dev.millrace.api.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One value.
public interface ValueState<T> extends State {

    /// The value; the descriptor's default, or null, if there is none.
    @Nullable
    T value() throws IOException;

    /// Replaces the value; null forgets it.
    void update(@Nullable T value) throws IOException;
}
