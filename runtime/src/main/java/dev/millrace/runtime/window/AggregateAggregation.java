package dev.millrace.runtime.window;

import dev.millrace.api.function.AggregateFunction;

/// Aggregates with a user's [AggregateFunction].
public final class AggregateAggregation<I, A, R> implements Aggregation<I, A, R> {
    private final AggregateFunction<I, A, R> function;

    public AggregateAggregation(AggregateFunction<I, A, R> function) {
        this.function = function;
    }

    @Override
    public A none() {
        return function.createAccumulator();
    }

    @Override
    public A first(I value) {
        return function.add(value, function.createAccumulator());
    }

    @Override
    public A add(A kept, I value) {
        return function.add(value, kept);
    }

    @Override
    public A merge(A earlier, A later) {
        return function.merge(earlier, later);
    }

    @Override
    public R result(A kept) {
        return function.getResult(kept);
    }
}
