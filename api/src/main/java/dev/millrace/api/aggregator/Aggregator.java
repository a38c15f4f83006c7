package dev.millrace.api.aggregator;

import dev.millrace.api.value.Value;
import java.io.Serializable;

/// Aggregates values in each subtask during a superstep of an iteration. At the end of the superstep the engine merges
/// the aggregates of all subtasks. Not thread-safe.
public interface Aggregator<T extends Value> extends Serializable {

    /// Returns the aggregate of all values since the last reset.
    T getAggregate();

    /// Adds a value to the aggregate.
    void aggregate(T element);

    /// Resets the aggregate to the initial value.
    void reset();
}
