package dev.millrace.api.function;

import java.io.Serializable;

/// Aggregates records in an accumulator and computes a result from the accumulator. The function itself holds no data:
/// all data is in the accumulator.
public interface AggregateFunction<IN, ACC, OUT> extends Function, Serializable {

    /// Creates an accumulator that contains no record.
    ACC createAccumulator();

    /// Adds a record to an accumulator. Returns the new accumulator, which may be the given object.
    ACC add(IN value, ACC accumulator);

    /// Returns the result of an accumulator.
    OUT getResult(ACC accumulator);

    /// Merges two accumulators. Returns the merged accumulator, which may be one of the given objects. Only merging
    /// windows call this method.
    ACC merge(ACC a, ACC b);
}
