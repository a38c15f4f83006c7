package dev.millrace.api;

import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Functions that answer later, so that a subtask can ask the outside for many records at once. Watermarks keep their
/// place among the answers either way.
public class AsyncDataStream {
    private static final int DEFAULT_CAPACITY = 100;

    public AsyncDataStream() {}

    /// In which order answers leave.
    public enum OutputMode {
        /// In the order of the records.
        ORDERED,
        /// As they come.
        UNORDERED
    }

    /// Answers as they come.
    ///
    /// @param timeout for each record; 0 for none
    /// @param capacity most records in flight for each subtask
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit, int capacity) {
        return add(in, func, OutputMode.UNORDERED, timeUnit.toMillis(timeout), capacity, null);
    }

    /// Answers as they come, with at most 100 records in flight for each subtask.
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit) {
        return unorderedWait(in, func, timeout, timeUnit, DEFAULT_CAPACITY);
    }

    /// Answers in the order of the records.
    ///
    /// @param timeout for each record; 0 for none
    /// @param capacity most records in flight for each subtask
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit, int capacity) {
        return add(in, func, OutputMode.ORDERED, timeUnit.toMillis(timeout), capacity, null);
    }

    /// Answers in the order of the records, with at most 100 records in flight for each subtask.
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWait(
            DataStream<IN> in, AsyncFunction<IN, OUT> func, long timeout, TimeUnit timeUnit) {
        return orderedWait(in, func, timeout, timeUnit, DEFAULT_CAPACITY);
    }

    /// Answers as they come, asked for again where the strategy says so.
    ///
    /// @param timeout for each record with all its attempts; positive
    public static <IN, OUT> SingleOutputStreamOperator<OUT> unorderedWaitWithRetry(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> func,
            long timeout,
            TimeUnit timeUnit,
            AsyncRetryStrategy<OUT> asyncRetryStrategy) {
        return unorderedWaitWithRetry(in, func, timeout, timeUnit, DEFAULT_CAPACITY, asyncRetryStrategy);
    }

    /// Answers as they come, asked for again where the strategy says so.
    ///
    /// @param timeout for each record with all its attempts; positive
    /// @param capacity most records in flight for each subtask
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

    /// Answers in the order of the records, asked for again where the strategy says so.
    ///
    /// @param timeout for each record with all its attempts; positive
    public static <IN, OUT> SingleOutputStreamOperator<OUT> orderedWaitWithRetry(
            DataStream<IN> in,
            AsyncFunction<IN, OUT> func,
            long timeout,
            TimeUnit timeUnit,
            AsyncRetryStrategy<OUT> asyncRetryStrategy) {
        return orderedWaitWithRetry(in, func, timeout, timeUnit, DEFAULT_CAPACITY, asyncRetryStrategy);
    }

    /// Answers in the order of the records, asked for again where the strategy says so.
    ///
    /// @param timeout for each record with all its attempts; positive
    /// @param capacity most records in flight for each subtask
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
