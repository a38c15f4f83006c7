package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.List;
import java.util.function.Supplier;

/// Holds both keyed streams of a window join.
///
/// @param <A> the type of the left records
/// @param <B> the type of the right records
record JoinSides<A, B, K>(KeyedStream<A, K> left, KeyedStream<B, K> right) {

    static <A, B, K> JoinSides<A, B, K> of(
            DataStream<A> left,
            DataStream<B> right,
            KeySelector<A, K> leftKey,
            KeySelector<B, K> rightKey,
            TypeInformation<K> keyType) {
        return new JoinSides<>(left.keyBy(leftKey, keyType), right.keyBy(rightKey, keyType));
    }

    /// Checks the arguments that both kinds of joins have in common.
    static void check(DataStream<?> left, DataStream<?> right) {
        Preconditions.checkNotNull(left, "the first stream must be given");
        Preconditions.checkNotNull(right, "the second stream must be given");
        left.checkSameEnvironment(right);
    }

    /// Adds a step with both streams as inputs and returns the stream of this step.
    <R> SingleOutputStreamOperator<R> then(
            String name, String description, Operation operation, Supplier<TypeInformation<R>> type) {
        StreamExecutionEnvironment environment = left.environment;
        Step<R> step = environment.add(name, operation, List.of(left.step(), right.step()), type);
        return new SingleOutputStreamOperator<>(environment, step).setDescription(description);
    }
}
