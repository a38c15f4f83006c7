package dev.millrace.state.heap;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.StateTable;
import org.jspecify.annotations.Nullable;

/// Keeps one accumulator per key.
final class HeapAggregatingState<K, IN, ACC, OUT> implements AggregatingState<IN, OUT>, HeapState<K> {
    private final AggregatingStateDescriptor<IN, ACC, OUT> descriptor;
    private final AggregateFunction<IN, ACC, OUT> function;
    private final StateCursor<K> entry;

    HeapAggregatingState(AggregatingStateDescriptor<IN, ACC, OUT> descriptor, StateCursor<K> entry) {
        this.descriptor = descriptor;
        this.function = descriptor.getAggregateFunction();
        this.entry = entry;
    }

    @SuppressWarnings("unchecked")
    private @Nullable ACC accumulator() {
        return (ACC) entry.getAlive();
    }

    @Override
    public @Nullable OUT get() {
        ACC accumulator = accumulator();
        return accumulator == null ? null : function.getResult(accumulator);
    }

    @Override
    public void add(IN value) {
        ACC before = accumulator();
        entry.setAlive(function.add(value, before == null ? function.createAccumulator() : before));
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
        ACC more = ((HeapAggregatingState<K, IN, ACC, OUT>) other).accumulator();
        if (more == null) return;
        other.clear();
        ACC before = accumulator();
        entry.setAlive(before == null ? more : function.merge(before, more));
    }
}
