package dev.millrace.flink1;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;

/// Applies a function to a join.
public interface JoinFunctionAssigner<L, R> {

    /// Applies a function that returns one element per pair.
    <O> Operator<O> with(JoinFunction<L, R, O> joinFunction);

    /// Applies a function that emits any number of elements per pair.
    <O> Operator<O> with(FlatJoinFunction<L, R, O> joinFunction);
}
