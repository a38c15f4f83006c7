package dev.millrace.state.heap;

import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.value.StateColumns;
import dev.millrace.state.value.TimeToLive;
import dev.millrace.state.value.ValueCodec;

/// Creates states from their descriptors.
public final class HeapStates {
    private HeapStates() {}

    /// Creates a state.
    ///
    /// @param ttl the time to live of the state's entries
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <K> HeapState<K> make(
            CurrentKey<K> key, StateDescriptor<?, ?> descriptor, StateTable<K> tables, TimeToLive ttl) {
        boolean hasTimes = ttl.isEnabled() && StateColumns.keepsOwnTimes(descriptor);
        StateCursor<K> entry = new StateCursor<>(
                key,
                tables,
                ttl,
                StateColumns.packing(descriptor),
                () -> ValueCodec.of(descriptor, hasTimes, (_, declared) -> declared));
        return (HeapState<K>)
                switch (descriptor) {
                    case ValueStateDescriptor<?> value -> new HeapValueState<>(value, entry);
                    case ReducingStateDescriptor<?> reducing -> new HeapReducingState<>(reducing, entry);
                    case AggregatingStateDescriptor<?, ?, ?> aggregating ->
                        new HeapAggregatingState(aggregating, entry);
                    case ListStateDescriptor<?> list -> new HeapListState<>(list, entry);
                    case MapStateDescriptor<?, ?> map -> new HeapMapState<>(map, entry);
                    default -> throw new IllegalArgumentException("there is no state for " + descriptor);
                };
    }
}
