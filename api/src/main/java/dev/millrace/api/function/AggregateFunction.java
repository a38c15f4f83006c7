package dev.millrace.api.function;

import java.io.Serializable;

/// Folds records into an accumulator, and a result out of it. It holds no state of its own: all is in the accumulator.
public interface AggregateFunction<IN, ACC, OUT> extends Function, Serializable {

    /// The accumulator of no record.
    ACC createAccumulator();

    /// The accumulator with one more record; it may be the given one, changed.
    ACC add(IN value, ACC accumulator);

    /// The result so far.
    OUT getResult(ACC accumulator);

    /// The accumulator of the records of both; either may be reused. Only merging windows call it.
    ACC merge(ACC a, ACC b);
}
