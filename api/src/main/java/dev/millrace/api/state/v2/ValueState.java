package dev.millrace.api.state.v2;

import org.jspecify.annotations.Nullable;

/// One value a key.
public interface ValueState<T> extends State {

    /// The value; null if there is none.
    StateFuture<T> asyncValue();

    /// Replaces the value; null removes it.
    StateFuture<Void> asyncUpdate(@Nullable T value);

    /// The value; null if there is none.
    @Nullable
    T value();

    /// Replaces the value; null removes it.
    void update(@Nullable T value);
}
