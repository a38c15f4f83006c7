package dev.millrace.api.accumulator;

import java.io.Serializable;

/// Aggregates values in each subtask. The job merges the accumulators of all subtasks. Called by the subtask's
/// thread only.
public interface Accumulator<V, R extends Serializable> extends Serializable, Cloneable {

    /// Adds a value.
    void add(V value);

    /// Returns the accumulated result of this subtask.
    R getLocalValue();

    /// Resets the accumulator to its initial state.
    void resetLocal();

    /// Merges the accumulator of another subtask into this accumulator.
    void merge(Accumulator<V, R> other);

    /// Returns a copy that shares no mutable data with the original.
    Accumulator<V, R> clone();
}
