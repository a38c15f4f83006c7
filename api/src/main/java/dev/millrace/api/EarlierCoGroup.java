package dev.millrace.api;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.type.TypeInformation;

/// How programs that were compiled against Flink 1.x call joins of groups: with a result of a more general type.
interface EarlierCoGroup<T1, T2> {

    /// Any number of records for each group.
    <T> DataStream<T> apply(CoGroupFunction<T1, T2, T> function);

    /// Any number of records for each group.
    <T> DataStream<T> apply(CoGroupFunction<T1, T2, T> function, TypeInformation<T> resultType);
}
