package dev.millrace.api;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.ReduceFunction;

/// Represents a stream in which all records of a subtask, or of a key, form one window. The window fires at the end of
/// the input.
public interface PartitionWindowedStream<T> {

    /// Calls the function once with all records of the window.
    <R> SingleOutputStreamOperator<R> mapPartition(MapPartitionFunction<T, R> mapPartitionFunction);

    /// Reduces all records of the window to one record.
    SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reduceFunction);

    /// Aggregates all records of the window.
    <ACC, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, ACC, R> aggregateFunction);

    /// Sorts the records of the window by the field at a position. Positions start at 0.
    SingleOutputStreamOperator<T> sortPartition(int field, Order order);

    /// Sorts the records of the window by a field.
    SingleOutputStreamOperator<T> sortPartition(String field, Order order);

    /// Sorts the records of the window by a key.
    <K> SingleOutputStreamOperator<T> sortPartition(KeySelector<T, K> keySelector, Order order);
}
