package dev.millrace.state.heap;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.StateTable;

/// Represents a state of any kind. Its entries are in tables.
public abstract sealed class HeapState<K>
        permits HeapAggregatingState, HeapListState, HeapMapState, HeapReducingState, HeapValueState {
    final StateCursor<K> entry;
    private final StateDescriptor<?, ?> descriptor;

    HeapState(StateDescriptor<?, ?> descriptor, StateCursor<K> entry) {
        this.descriptor = descriptor;
        this.entry = entry;
    }

    public final StateDescriptor<?, ?> descriptor() {
        return descriptor;
    }

    public final StateTable<K> tables() {
        return entry.tables();
    }

    /// Returns whether the current key has an entry, even if the entry has expired.
    public final boolean isPresent() {
        return entry.isPresent();
    }

    /// Drops the current key's entry.
    public final void clear() {
        entry.clear();
    }

    /// Merges the current key's entry of another state into this one, and drops the other entry.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if states of this kind cannot be merged
    public abstract void mergeFrom(HeapState<K> other);
}
