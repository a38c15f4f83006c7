package dev.millrace.state.value;

import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.state.table.ColumnKind;
import org.jspecify.annotations.Nullable;

/// Defines the columns of a state's tables.
public final class StateColumns {
    public static final int VALUE = 0;

    /// The timestamp of an entry with time to live.
    public static final int SINCE = 1;

    private StateColumns() {}

    /// Returns the columns of a state's tables: the value, and a timestamp if the state has time to live.
    public static ColumnKind[] of(StateDescriptor<?, ?> descriptor) {
        ColumnKind value = packing(descriptor) == null ? ColumnKind.OBJECT : ColumnKind.LONG;
        boolean hasTime = descriptor.getTtlConfig().isEnabled() && !keepsOwnTimes(descriptor);
        return hasTime ? new ColumnKind[] {value, ColumnKind.LONG} : new ColumnKind[] {value};
    }

    /// Returns whether values contain the timestamps of their elements.
    public static boolean keepsOwnTimes(StateDescriptor<?, ?> descriptor) {
        return descriptor instanceof ListStateDescriptor || descriptor instanceof MapStateDescriptor;
    }

    /// Returns how values are packed as longs, or null if values are stored as objects.
    static @Nullable public Packing packing(StateDescriptor<?, ?> descriptor) {
        if (!(descriptor instanceof ValueStateDescriptor || descriptor instanceof ReducingStateDescriptor)) return null;
        TypeInformation<?> type = descriptor.typeInformation();
        return type == null ? null : Packing.of(type.getTypeClass());
    }
}
