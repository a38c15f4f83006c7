package dev.millrace.api.state.v2;

import java.util.List;

/// Stores a list of elements.
public interface ListState<T> extends MergingState<T, StateIterator<T>, Iterable<T>> {

    /// Replaces the list asynchronously. An empty list clears the state.
    StateFuture<Void> asyncUpdate(List<T> values);

    /// Adds values at the end asynchronously.
    StateFuture<Void> asyncAddAll(List<T> values);

    /// Replaces the list. An empty list clears the state.
    void update(List<T> values);

    /// Adds values at the end.
    void addAll(List<T> values);
}
