package dev.millrace.runtime.job;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.value.Value;

/// Carries the aggregate of an iteration's superstep to the end of the job. Called by the subtask's thread only.
public final class IterationAggregate<T extends Value> implements Accumulator<T, T> {
    private static final long serialVersionUID = 1L;

    private final Aggregator<T> aggregator;

    private IterationAggregate(Aggregator<T> aggregator) {
        this.aggregator = aggregator;
    }

    /// Creates an aggregate with an empty copy of a registered aggregator.
    public static <T extends Value> IterationAggregate<T> of(Aggregator<T> registered) {
        IterationAggregate<T> begun = new IterationAggregate<>(InstantiationUtil.cloneUnchecked(registered));
        begun.resetLocal();
        return begun;
    }

    /// Returns the aggregator that the functions of the subtask use.
    public Aggregator<T> aggregator() {
        return aggregator;
    }

    @Override
    public void add(T value) {
        aggregator.aggregate(value);
    }

    @Override
    public T getLocalValue() {
        return aggregator.getAggregate();
    }

    @Override
    public void resetLocal() {
        aggregator.reset();
    }

    @Override
    public void merge(Accumulator<T, T> other) {
        aggregator.aggregate(other.getLocalValue());
    }

    @Override
    public Accumulator<T, T> clone() {
        return new IterationAggregate<>(InstantiationUtil.cloneUnchecked(aggregator));
    }
}
