package dev.millrace.runtime.operator.partition;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;

/// Folds the records of a partition into one value.
///
/// @param <I> the type of the records
/// @param <A> the type of the value
public sealed interface PartitionFold<I, A, O> {

    /// Returns whether a partition without records has a result.
    boolean hasEmptyResult();

    /// Returns the value of one record.
    A first(I record) throws Exception;

    A add(A value, I record) throws Exception;

    /// Joins the values of two partitions after the parallelism has changed.
    A merge(A one, A other) throws Exception;

    O result(A value) throws Exception;

    /// Returns the result of no records.
    O emptyResult() throws Exception;

    /// Returns the user function.
    Object function();

    /// Reduces the records to one record.
    record Reduction<I>(ReduceFunction<I> function) implements PartitionFold<I, I, I> {
        @Override
        public boolean hasEmptyResult() {
            return false;
        }

        @Override
        public I first(I record) {
            return record;
        }

        @Override
        public I add(I value, I record) throws Exception {
            return function.reduce(value, record);
        }

        @Override
        public I merge(I one, I other) throws Exception {
            return function.reduce(one, other);
        }

        @Override
        public I result(I value) {
            return value;
        }

        @Override
        public I emptyResult() {
            throw new IllegalStateException("no records are reduced");
        }
    }

    /// Aggregates the records in an accumulator.
    record Aggregation<I, A, O>(AggregateFunction<I, A, O> function) implements PartitionFold<I, A, O> {
        @Override
        public boolean hasEmptyResult() {
            return true;
        }

        @Override
        public A first(I record) {
            return function.add(record, function.createAccumulator());
        }

        @Override
        public A add(A value, I record) {
            return function.add(record, value);
        }

        @Override
        public A merge(A one, A other) {
            return function.merge(one, other);
        }

        @Override
        public O result(A value) {
            return function.getResult(value);
        }

        @Override
        public O emptyResult() {
            return function.getResult(function.createAccumulator());
        }
    }
}
