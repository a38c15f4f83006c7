package dev.millrace.state.heap;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.table.StateTable;
import org.jspecify.annotations.Nullable;

/// Keeps one value per key, and reduces added values into it.
final class HeapReducingState<K, T> implements ReducingState<T>, HeapState<K> {
    private final ReducingStateDescriptor<T> descriptor;
    private final ReduceFunction<T> function;
    private final StateCursor<K> entry;

    HeapReducingState(ReducingStateDescriptor<T> descriptor, StateCursor<K> entry) {
        this.descriptor = descriptor;
        this.function = descriptor.getReduceFunction();
        this.entry = entry;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T get() {
        return (T) entry.getAlive();
    }

    @Override
    public void add(T value) throws Exception {
        T before = get();
        entry.setAlive(before == null ? value : function.reduce(before, value));
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
    @SuppressWarnings("unchecked")
    public void mergeFrom(HeapState<K> other) {
        T more = ((HeapReducingState<K, T>) other).get();
        if (more == null) return;
        other.clear();
        try {
            add(more);
        } catch (Exception thrown) {
            throw StateFaults.USER_CODE
                    .what(
                            "The reduce function of state '%s' threw an exception while windows merged.",
                            descriptor.getName())
                    .cause(thrown)
                    .fix("Correct the cause.");
        }
    }
}
