package dev.millrace.api.state.v2;

import org.jspecify.annotations.Nullable;

/// Stores values that a function adds.
///
/// @param <IN> the type of the added values
/// @param <OUT> the type of the result of asynchronous access
/// @param <SYNCOUT> the type of the result of synchronous access
public interface AppendingState<IN, OUT, SYNCOUT> extends State {

    /// Returns the content of the state asynchronously. The result is null if the state is empty.
    StateFuture<OUT> asyncGet();

    /// Adds a value asynchronously.
    StateFuture<Void> asyncAdd(IN value);

    /// Returns the content of the state, or null if the state is empty.
    @Nullable
    SYNCOUT get();

    /// Adds a value.
    void add(IN value);
}
