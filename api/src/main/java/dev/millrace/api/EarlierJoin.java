package dev.millrace.api;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.type.TypeInformation;

/// Declares the methods of joins with the result type of Flink 1.x, for programs that were compiled against Flink 1.x.
interface EarlierJoin<T1, T2> {

    /// Maps each pair of records to one record.
    <T> DataStream<T> apply(JoinFunction<T1, T2, T> function);

    /// Maps each pair of records to one record.
    <T> DataStream<T> apply(JoinFunction<T1, T2, T> function, TypeInformation<T> resultType);

    /// Maps each pair of records to any number of records.
    <T> DataStream<T> apply(FlatJoinFunction<T1, T2, T> function);

    /// Maps each pair of records to any number of records.
    <T> DataStream<T> apply(FlatJoinFunction<T1, T2, T> function, TypeInformation<T> resultType);
}
