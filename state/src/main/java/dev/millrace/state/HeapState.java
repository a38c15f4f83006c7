package dev.millrace.state;

import dev.millrace.api.state.StateDescriptor;

/// A state on the heap, of whatever kind.
interface HeapState<K> {

    StateDescriptor<?, ?> descriptor();

    StateTable<K> tables();

    /// Whether the current key has an entry, with no regard to time.
    boolean isPresent();

    /// Drops the current key's entry.
    void clear();

    /// Takes another state's entry of the current key in; the other's is dropped.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if states of this kind do not merge
    void mergeFrom(HeapState<K> other);
}
