package dev.millrace.api.state;

import java.util.List;

/// A list.
public interface ListState<T> extends MergingState<T, Iterable<T>> {

    /// Replaces the list; an empty one forgets it.
    void update(List<T> values) throws Exception;

    /// Adds values at the end.
    void addAll(List<T> values) throws Exception;
}
