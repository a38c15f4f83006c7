package dev.millrace.api.state.v2;

import org.jspecify.annotations.Nullable;

/// A state to which elements are added.
///
/// @param <IN> what is added
/// @param <OUT> what an asynchronous question gives
/// @param <SYNCOUT> what a plain question gives
public interface AppendingState<IN, OUT, SYNCOUT> extends State {

    /// What the elements make; null if there are none.
    StateFuture<OUT> asyncGet();

    /// Adds an element.
    StateFuture<Void> asyncAdd(IN value);

    /// What the elements make; null if there are none.
    @Nullable
    SYNCOUT get();

    /// Adds an element.
    void add(IN value);
}
