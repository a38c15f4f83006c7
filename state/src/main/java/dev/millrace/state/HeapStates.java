package dev.millrace.state;

import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.value.Packing;
import dev.millrace.state.value.TimeToLive;
import dev.millrace.state.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/// Creates states from their descriptors.
final class HeapStates {
    private HeapStates() {}

    /// Returns the columns of a state's tables: the value, and a timestamp if the state has time to live.
    static ColumnKind[] columns(StateDescriptor<?, ?> descriptor) {
        ColumnKind value = packing(descriptor) == null ? ColumnKind.OBJECT : ColumnKind.LONG;
        boolean hasTime = descriptor.getTtlConfig().isEnabled() && !keepsOwnTimes(descriptor);
        return hasTime ? new ColumnKind[] {value, ColumnKind.LONG} : new ColumnKind[] {value};
    }

    /// Returns whether values contain the timestamps of their elements.
    static boolean keepsOwnTimes(StateDescriptor<?, ?> descriptor) {
        return descriptor instanceof ListStateDescriptor || descriptor instanceof MapStateDescriptor;
    }

    /// Returns how values are packed as longs, or null if values are stored as objects.
    static @Nullable Packing packing(StateDescriptor<?, ?> descriptor) {
        if (!(descriptor instanceof ValueStateDescriptor || descriptor instanceof ReducingStateDescriptor)) return null;
        TypeInformation<?> type = descriptor.typeInformation();
        return type == null ? null : Packing.of(type.getTypeClass());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <K> HeapState<K> make(KeyedStates<K> states, StateDescriptor<?, ?> descriptor, StateTable<K> tables) {
        TimeToLive ttl = new TimeToLive(descriptor.getTtlConfig(), states.clock());
        boolean hasTimes = ttl.isEnabled() && keepsOwnTimes(descriptor);
        StateCursor<K> entry = new StateCursor<>(
                states,
                tables,
                ttl,
                packing(descriptor),
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
