package dev.millrace.api.aggregator;

import dev.millrace.api.value.Value;
import java.io.Serializable;

/// Aggregates values in each subtask during a superstep of an iteration. The aggregates of all subtasks are aggregated
/// at the end of the superstep. For one thread.
public interface Aggregator<T extends Value> extends Serializable {

    /// The aggregate of all values since the last reset.
    T getAggregate();

    /// Adds a value to the aggregate.
    void aggregate(T element);

    /// Returns to the aggregate of no values.
    void reset();
}
