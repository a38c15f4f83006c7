package dev.millrace.api.state.v2;

import java.util.List;

/// A list a key.
public interface ListState<T> extends MergingState<T, StateIterator<T>, Iterable<T>> {

    /// Replaces the list; an empty one removes it.
    StateFuture<Void> asyncUpdate(List<T> values);

    /// Adds elements at the end.
    StateFuture<Void> asyncAddAll(List<T> values);

    /// Replaces the list; an empty one removes it.
    void update(List<T> values);

    /// Adds elements at the end.
    void addAll(List<T> values);
}
