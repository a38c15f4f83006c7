package dev.millrace.api;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.type.TypeInformation;

/// How programs that were compiled against Flink 1.x call joins: with a result of a more general type.
interface EarlierJoin<T1, T2> {

    /// What a function makes of each pair.
    <T> DataStream<T> apply(JoinFunction<T1, T2, T> function);

    /// What a function makes of each pair.
    <T> DataStream<T> apply(JoinFunction<T1, T2, T> function, TypeInformation<T> resultType);

    /// Any number of records for each pair.
    <T> DataStream<T> apply(FlatJoinFunction<T1, T2, T> function);

    /// Any number of records for each pair.
    <T> DataStream<T> apply(FlatJoinFunction<T1, T2, T> function, TypeInformation<T> resultType);
}
