package dev.millrace.state.heap;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.table.StateTable;
import org.jspecify.annotations.Nullable;

/// Keeps one value per key.
final class HeapValueState<K, T> implements ValueState<T>, HeapState<K> {
    private final ValueStateDescriptor<T> descriptor;
    private final StateCursor<K> entry;

    HeapValueState(ValueStateDescriptor<T> descriptor, StateCursor<K> entry) {
        this.descriptor = descriptor;
        this.entry = entry;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T value() {
        Object value = entry.getAlive();
        return value == null ? descriptor.getDefaultValue() : (T) value;
    }

    @Override
    public void update(@Nullable T value) {
        if (value == null) entry.clear();
        else entry.setAlive(value);
    }

    @Override
    public boolean isPresent() {
        return entry.isPresent();
    }

    @Override
    public void clear() {
        entry.clear();
    }

    @Override
    public StateDescriptor<?, ?> descriptor() {
        return descriptor;
    }

    @Override
    public StateTable<K> tables() {
        return entry.tables();
    }

    @Override
    public void mergeFrom(HeapState<K> other) {
        throw StateFaults.NOT_MERGEABLE
                .what("Value state '%s' cannot be merged.", descriptor.getName())
                .why("Two values cannot be combined.")
                .fix("Use list, reducing or aggregating state in merging windows.");
    }
}
