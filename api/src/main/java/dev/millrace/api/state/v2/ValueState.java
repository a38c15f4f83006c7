package dev.millrace.api.state.v2;

import org.jspecify.annotations.Nullable;

/// Stores a single value.
public interface ValueState<T> extends State {

    /// Returns the value asynchronously, or null if there is none.
    StateFuture<T> asyncValue();

    /// Sets the value asynchronously.
    ///
    /// @param value the value; null clears the state
    StateFuture<Void> asyncUpdate(@Nullable T value);

    /// Returns the value, or null if there is none.
    @Nullable
    T value();

    /// Sets the value.
    ///
    /// @param value the value; null clears the state
    void update(@Nullable T value);
}
