package dev.millrace.api;

import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Adds asynchronous functions to streams, so that a subtask can have many requests to an external system in flight. In
/// both output modes, watermarks keep their position relative to the results.
public class AsyncDataStream {
    private static final int DEFAULT_CAPACITY = 100;

    public AsyncDataStream() {}

    /// Names the order in which results leave the operator.
    public enum OutputMode {
        /// The operator emits results in the order of the records.
        ORDERED,
        /// The operator emits each result as soon as the result is complete.
        UNORDERED
    }

    /// Calls an asynchronous function for each record and emits each result as soon as the result is complete.
    ///
    /// @param timeout time limit for each record; 0 for no limit
    /// @param capacity maximum number of records in flight per subtask; positive
    /// @throws IllegalArgumentException if the timeout or the capacity is out of range
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit, int capacity) {
        return add(in, func, OutputMode.UNORDERED, timeUnit.toMillis(timeout), capacity, null);
    }

    /// Calls an asynchronous function for each record and emits each result as soon as the result is complete. At most
    /// 100 records are in flight per subtask.
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit) {
        return unorderedWait(in, func, timeout, timeUnit, DEFAULT_CAPACITY);
    }

    /// Calls an asynchronous function for each record and emits the results in the order of the records.
    ///
    /// @param timeout time limit for each record; 0 for no limit
    /// @param capacity maximum number of records in flight per subtask; positive
    /// @throws IllegalArgumentException if the timeout or the capacity is out of range
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit, int capacity) {
        return add(in, func, OutputMode.ORDERED, timeUnit.toMillis(timeout), capacity, null);
    }

    /// Calls an asynchronous function for each record and emits the results in the order of the records. At most 100
    /// records are in flight per subtask.
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit) {
        return orderedWait(in, func, timeout, timeUnit, DEFAULT_CAPACITY);
    }

    /// Calls an asynchronous function for each record, with retries, and emits each result as soon as the result is
    /// complete. At most 100 records are in flight per subtask.
    ///
    /// @param timeout time limit for each record, including all attempts; positive
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWaitWithRetry(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> func,
            long timeout,
            TimeUnit timeUnit,
            AsyncRetryStrategy<OUT> asyncRetryStrategy) {
        return unorderedWaitWithRetry(in, func, timeout, timeUnit, DEFAULT_CAPACITY, asyncRetryStrategy);
    }

    /// Calls an asynchronous function for each record, with retries, and emits each result as soon as the result
    /// is complete.
    ///
    /// @param timeout time limit for each record, including all attempts; positive
    /// @param capacity maximum number of records in flight per subtask; positive
    /// @throws IllegalArgumentException if the timeout or the capacity is out of range
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWaitWithRetry(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> func,
            long timeout,
            TimeUnit timeUnit,
            int capacity,
            AsyncRetryStrategy<OUT> asyncRetryStrategy) {
        checkRetries(timeout, asyncRetryStrategy);
        return add(in, func, OutputMode.UNORDERED, timeUnit.toMillis(timeout), capacity, asyncRetryStrategy);
    }

    /// Calls an asynchronous function for each record, with retries, and emits the results in the order of the records.
    /// At most 100 records are in flight per subtask.
    ///
    /// @param timeout time limit for each record, including all attempts; positive
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWaitWithRetry(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> func,
            long timeout,
            TimeUnit timeUnit,
            AsyncRetryStrategy<OUT> asyncRetryStrategy) {
        return orderedWaitWithRetry(in, func, timeout, timeUnit, DEFAULT_CAPACITY, asyncRetryStrategy);
    }

    /// Calls an asynchronous function for each record, with retries, and emits the results in the order of the records.
    ///
    /// @param timeout time limit for each record, including all attempts; positive
    /// @param capacity maximum number of records in flight per subtask; positive
    /// @throws IllegalArgumentException if the timeout or the capacity is out of range
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWaitWithRetry(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> func,
            long timeout,
            TimeUnit timeUnit,
            int capacity,
            AsyncRetryStrategy<OUT> asyncRetryStrategy) {
        checkRetries(timeout, asyncRetryStrategy);
        return add(in, func, OutputMode.ORDERED, timeUnit.toMillis(timeout), capacity, asyncRetryStrategy);
    }

    private static void checkRetries(long timeout, AsyncRetryStrategy<?> retries) {
        Preconditions.checkNotNull(retries, "the retry strategy must be given");
        Preconditions.checkArgument(timeout > 0, "with retries the timeout must be positive, %s is not", timeout);
    }

    private static <IN, OUT> SingleOutputStreamOperator<OUT> add(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> function,
            OutputMode mode,
            long timeoutMillis,
            int capacity,
            @Nullable AsyncRetryStrategy<OUT> retries) {
        Preconditions.checkArgument(timeoutMillis >= 0, "the timeout must not be negative, %s ms is", timeoutMillis);
        Preconditions.checkArgument(capacity > 0, "the capacity must be positive, %s is not", capacity);
        TypeInformation<IN> input = in.getType();
        Operation operation =
                new Operation.Async(in.clean(function), mode == OutputMode.ORDERED, timeoutMillis, capacity, retries);
        return in.then(
                "async wait operator",
                operation,
                () -> TypeExtractor.getUnaryOperatorReturnType(
                        function, AsyncFunction.class, 0, 1, new int[] {1, 0}, input, null, false));
    }
}
