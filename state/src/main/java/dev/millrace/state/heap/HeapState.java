package dev.millrace.state.heap;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.StateTable;

/// Represents a state of any kind on the heap.
public interface HeapState<K> {

    StateDescriptor<?, ?> descriptor();

    StateTable<K> tables();

    /// Returns whether the current key has an entry, even if the entry has expired.
    boolean isPresent();

    /// Drops the current key's entry.
    void clear();

    /// Merges the current key's entry of another state into this one, and drops the other entry.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if states of this kind cannot be merged
    void mergeFrom(HeapState<K> other);
}
