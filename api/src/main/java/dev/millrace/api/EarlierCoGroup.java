package dev.millrace.api;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.type.TypeInformation;

/// Declares the methods of co-group joins with the result type of Flink 1.x, for programs that were compiled against
/// Flink 1.x.
interface EarlierCoGroup<T1, T2> {

    /// Calls the function with the records of both streams for each key and window.
    <T> DataStream<T> apply(CoGroupFunction<T1, T2, T> function);

    /// Calls the function with the records of both streams for each key and window.
    <T> DataStream<T> apply(CoGroupFunction<T1, T2, T> function, TypeInformation<T> resultType);
}
