package dev.millrace.api.state;

import java.util.List;

/// Stores a list of elements.
public interface ListState<T> extends MergingState<T, Iterable<T>> {

    /// Replaces the list. An empty list clears the state.
    void update(List<T> values) throws Exception;

    /// Adds values at the end.
    void addAll(List<T> values) throws Exception;
}
