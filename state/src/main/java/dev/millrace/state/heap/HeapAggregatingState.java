package dev.millrace.state.heap;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import org.jspecify.annotations.Nullable;

/// Keeps one accumulator per key.
final class HeapAggregatingState<K, IN, ACC, OUT> extends HeapState<K> implements AggregatingState<IN, OUT> {
    private final AggregateFunction<IN, ACC, OUT> function;

    HeapAggregatingState(AggregatingStateDescriptor<IN, ACC, OUT> descriptor, StateCursor<K> entry) {
        super(descriptor, entry);
        this.function = descriptor.getAggregateFunction();
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
    @SuppressWarnings("unchecked")
    public void mergeFrom(HeapState<K> other) {
        ACC more = ((HeapAggregatingState<K, IN, ACC, OUT>) other).accumulator();
        if (more == null) return;
        other.clear();
        ACC before = accumulator();
        entry.setAlive(before == null ? more : function.merge(before, more));
    }
}
