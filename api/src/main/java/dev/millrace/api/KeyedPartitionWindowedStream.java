package dev.millrace.api;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.ReduceFunction;

/// Represents a keyed stream in which all records of each key form one window.
public class KeyedPartitionWindowedStream<T, KEY> implements PartitionWindowedStream<T> {
    private final PartitionSteps<T> steps;

    /// Creates the stream. Programs do not call this constructor.
    public KeyedPartitionWindowedStream(StreamExecutionEnvironment environment, KeyedStream<T, KEY> input) {
        this.steps = new PartitionSteps<>(input);
    }

    @Override
    public <R> SingleOutputStreamOperator<R> mapPartition(MapPartitionFunction<T, R> mapPartitionFunction) {
        return steps.mapPartition(mapPartitionFunction);
    }

    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reduceFunction) {
        return steps.reduce(reduceFunction);
    }

    @Override
    public <ACC, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, ACC, R> aggregateFunction) {
        return steps.aggregate(aggregateFunction);
    }

    @Override
    public SingleOutputStreamOperator<T> sortPartition(int field, Order order) {
        return steps.sortPartition(field, order);
    }

    @Override
    public SingleOutputStreamOperator<T> sortPartition(String field, Order order) {
        return steps.sortPartition(field, order);
    }

    @Override
    public <K> SingleOutputStreamOperator<T> sortPartition(KeySelector<T, K> keySelector, Order order) {
        return steps.sortPartition(keySelector, order);
    }
}
