package dev.millrace.runtime.window;

import dev.millrace.api.function.ReduceFunction;
import org.jspecify.annotations.Nullable;

/// Aggregates with a user's [ReduceFunction]. The accumulator is a record.
public final class ReduceAggregation<T> implements Aggregation<T, T, T> {
    private final ReduceFunction<T> function;

    public ReduceAggregation(ReduceFunction<T> function) {
        this.function = function;
    }

    @Override
    public @Nullable T none() {
        return null;
    }

    @Override
    public T first(T value) {
        return value;
    }

    @Override
    public T add(T kept, T value) throws Exception {
        return function.reduce(kept, value);
    }

    @Override
    public T merge(T earlier, T later) throws Exception {
        return function.reduce(earlier, later);
    }

    @Override
    public T result(T kept) {
        return kept;
    }
}
