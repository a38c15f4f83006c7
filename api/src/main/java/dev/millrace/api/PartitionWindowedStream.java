package dev.millrace.api;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.ReduceFunction;

/// All records of a subtask, or of a key, as one window, which ends with the input.
public interface PartitionWindowedStream<T> {

    /// What a function makes of all records.
    <R> SingleOutputStreamOperator<R> mapPartition(MapPartitionFunction<T, R> mapPartitionFunction);

    /// One record for all.
    SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reduceFunction);

    /// The aggregate of all records.
    <ACC, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, ACC, R> aggregateFunction);

    /// The records sorted by a field, counted from 0.
    SingleOutputStreamOperator<T> sortPartition(int field, Order order);

    /// The records sorted by a field.
    SingleOutputStreamOperator<T> sortPartition(String field, Order order);

    /// The records sorted by a key.
    <K> SingleOutputStreamOperator<T> sortPartition(KeySelector<T, K> keySelector, Order order);
}
