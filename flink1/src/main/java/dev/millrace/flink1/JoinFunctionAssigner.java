package dev.millrace.flink1;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;

/// A join that may be given its function.
public interface JoinFunctionAssigner<L, R> {

    /// What a function makes of each pair.
    <O> Operator<O> with(JoinFunction<L, R, O> joinFunction);

    /// Any number of elements for each pair.
    <O> Operator<O> with(FlatJoinFunction<L, R, O> joinFunction);
}
