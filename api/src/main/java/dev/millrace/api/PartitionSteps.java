package dev.millrace.api;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.function.Supplier;

/// Adds the steps for windows over whole partitions. The steps are the same with and without a key.
final class PartitionSteps<T> implements PartitionWindowedStream<T> {
    private final DataStream<T> input;

    PartitionSteps(DataStream<T> input) {
        this.input = Preconditions.checkNotNull(input);
    }

    @Override
    public <R> SingleOutputStreamOperator<R> mapPartition(MapPartitionFunction<T, R> mapPartitionFunction) {
        return then(
                "MapPartition",
                new Operation.MapPartition(input.clean(mapPartitionFunction)),
                () -> TypeExtractor.getMapPartitionReturnTypes(mapPartitionFunction, input.getType()));
    }

    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reduceFunction) {
        return then("PartitionReduce", new Operation.PartitionReduce(input.clean(reduceFunction)), input::getType);
    }

    @Override
    public <ACC, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, ACC, R> aggregateFunction) {
        return then(
                "PartitionAggregate",
                new Operation.PartitionAggregate(input.clean(aggregateFunction)),
                () -> TypeExtractor.getAggregateFunctionReturnType(aggregateFunction, input.getType(), null, false));
    }

    @Override
    public SingleOutputStreamOperator<T> sortPartition(int field, Order order) {
        FieldAccess<T, Object> access = FieldAccess.of(input.getType(), field);
        return sort(new FieldContent<>(access), access.fieldType(), order);
    }

    @Override
    public SingleOutputStreamOperator<T> sortPartition(String field, Order order) {
        FieldAccess<T, Object> access = FieldAccess.of(input.getType(), field);
        return sort(new FieldContent<>(access), access.fieldType(), order);
    }

    @Override
    public <K> SingleOutputStreamOperator<T> sortPartition(KeySelector<T, K> keySelector, Order order) {
        return sort(input.clean(keySelector), TypeExtractor.getKeySelectorTypes(keySelector, input.getType()), order);
    }

    private SingleOutputStreamOperator<T> sort(KeySelector<T, ?> selector, TypeInformation<?> sortType, Order order) {
        if (order != Order.ASCENDING && order != Order.DESCENDING) {
            throw StreamFaults.SETTING
                    .argument(
                            "A partition of %s would be sorted in the order %s.",
                            input.step().where(), order)
                    .why("This value is not an order.")
                    .fix("Use the order ASCENDING or DESCENDING.");
        }
        boolean isAscending = order == Order.ASCENDING;
        return then("SortPartition", new Operation.SortPartition(selector, sortType, isAscending), input::getType);
    }

    private <R> SingleOutputStreamOperator<R> then(
            String name, Operation operation, Supplier<TypeInformation<R>> type) {
        // A partition contains the records of one subtask of the step before, so both steps have the same parallelism.
        return input.then(name, operation, type).setParallelism(input.givenParallelism());
    }

    /// Extracts a field.
    private record FieldContent<T>(FieldAccess<T, Object> field) implements KeySelector<T, Object> {
        @Override
        public Object getKey(T record) {
            return Preconditions.checkNotNull(field.get(record), "a field to sort by is null in record %s", record);
        }
    }
}
