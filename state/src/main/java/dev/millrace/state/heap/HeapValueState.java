package dev.millrace.state.heap;

import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.state.fault.StateFaults;
import org.jspecify.annotations.Nullable;

/// Keeps one value per key.
final class HeapValueState<K, T> extends HeapState<K> implements ValueState<T> {
    private final ValueStateDescriptor<T> descriptor;

    HeapValueState(ValueStateDescriptor<T> descriptor, StateCursor<K> entry) {
        super(descriptor, entry);
        this.descriptor = descriptor;
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
    public void mergeFrom(HeapState<K> other) {
        throw StateFaults.NOT_MERGEABLE
                .what("Value state '%s' cannot be merged.", descriptor.getName())
                .why("Two values cannot be combined.")
                .fix("Use list, reducing or aggregating state in merging windows.");
    }
}
