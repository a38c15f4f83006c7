package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.AsyncRetryStrategies.ExponentialBackoffDelayRetryStrategyBuilder;
import dev.millrace.api.async.AsyncRetryStrategies.FixedDelayRetryStrategyBuilder;
import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.api.async.RetryPredicates;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests asynchronous calls that fail, are retried, time out, or fill the queue of their operator.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AsyncTest {
    /// Fails or returns nothing until an attempt succeeds. Emits the record times 100 plus the number of attempts.
    private static final class Stubborn implements AsyncFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private final int succeedsAt;
        private final boolean isFailing;
        private final Map<Long, Integer> attempts = new HashMap<>();

        Stubborn(int succeedsAt, boolean isFailing) {
            this.succeedsAt = succeedsAt;
            this.isFailing = isFailing;
        }

        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            int attempt = attempts.merge(value, 1, Integer::sum);
            CompletableFuture.runAsync(() -> {
                if (attempt >= succeedsAt) result.complete(List.of(value * 100 + attempt));
                else if (isFailing) result.completeExceptionally(new IllegalStateException("busy"));
                else result.complete(List.of());
            });
        }
    }

    private static AsyncRetryStrategy<Long> fixed(int attemptsMax) {
        return new FixedDelayRetryStrategyBuilder<Long>(attemptsMax, 1)
                .ifException(RetryPredicates.HAS_EXCEPTION_PREDICATE)
                .build();
    }

    @SuppressWarnings("unchecked") // Flink's predicate has no type argument
    private static AsyncRetryStrategy<Long> exponential(int attemptsMax) {
        return new ExponentialBackoffDelayRetryStrategyBuilder<Long>(attemptsMax, 1, 8, 2.0)
                .ifResult(RetryPredicates.EMPTY_RESULT_PREDICATE)
                .build();
    }

    private static DataStream<Long> retried(
            boolean isOrdered, AsyncFunction<Long, Long> function, AsyncRetryStrategy<Long> strategy) {
        DataStream<Long> numbers = environment(2).fromSequence(1, 40);
        return isOrdered
                ? AsyncDataStream.orderedWaitWithRetry(numbers, function, 1, TimeUnit.MINUTES, 7, strategy)
                : AsyncDataStream.unorderedWaitWithRetry(numbers, function, 1, TimeUnit.MINUTES, 7, strategy);
    }

    private static List<Long> thirdAttempts() {
        return LongStream.rangeClosed(1, 40).mapToObj(n -> n * 100 + 3).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_call_that_fails_twice_succeeds_at_the_third_attempt(boolean isOrdered) throws Exception {
        assertThat(collect(retried(isOrdered, new Stubborn(3, true), fixed(3))))
                .containsExactlyInAnyOrderElementsOf(thirdAttempts());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_empty_result_is_asked_for_again_after_longer_and_longer_waits(boolean isOrdered) throws Exception {
        assertThat(collect(retried(isOrdered, new Stubborn(3, false), exponential(5))))
                .containsExactlyInAnyOrderElementsOf(thirdAttempts());
    }

    @Test
    void the_last_empty_result_counts_when_attempts_run_out() throws Exception {
        assertThat(collect(retried(true, new Stubborn(9, false), exponential(2))))
                .isEmpty();
    }

    @Test
    void the_last_exception_fails_the_job_when_attempts_run_out() {
        assertThatThrownBy(() -> collect(retried(true, new Stubborn(9, true), fixed(2))))
                .hasStackTraceContaining("IllegalStateException: busy");
    }

    @Test
    void an_exception_that_is_not_to_be_retried_fails_the_job_at_once() {
        AsyncRetryStrategy<Long> others = new FixedDelayRetryStrategyBuilder<Long>(1_000_000, 1)
                .ifException(RetryPredicates.createExceptionTypePredicate(TimeoutException.class))
                .build();
        assertThatThrownBy(() -> collect(retried(false, new Stubborn(9, true), others)))
                .hasStackTraceContaining("IllegalStateException: busy");
    }

    /// Answers for odd numbers only. For even numbers, the timeout completes the call.
    private static class Silent implements AsyncFunction<Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void asyncInvoke(Long value, ResultFuture<String> result) {
            if (value % 2 == 1) result.complete(List.of("answer " + value));
        }
    }

    private static final class FallingBack extends Silent {
        private static final long serialVersionUID = 1L;

        @Override
        public void timeout(Long value, ResultFuture<String> result) {
            result.complete(List.of("fallback " + value));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_timeout_handler_answers_in_place_of_a_silent_call(boolean isOrdered) throws Exception {
        DataStream<Long> numbers = environment(1).fromSequence(1, 6);
        List<String> results = collect(
                isOrdered
                        ? AsyncDataStream.orderedWait(numbers, new FallingBack(), 20, TimeUnit.MILLISECONDS, 2)
                        : AsyncDataStream.unorderedWait(numbers, new FallingBack(), 20, TimeUnit.MILLISECONDS, 2));
        String[] expected = {"answer 1", "fallback 2", "answer 3", "fallback 4", "answer 5", "fallback 6"};
        if (isOrdered) assertThat(results).containsExactly(expected);
        else assertThat(results).containsExactlyInAnyOrder(expected);
    }

    @Test
    void a_silent_call_without_a_timeout_handler_fails_the_job() {
        DataStream<Long> numbers = environment(1).fromSequence(2, 2);
        assertThatThrownBy(
                        () -> collect(AsyncDataStream.orderedWait(numbers, new Silent(), 5, TimeUnit.MILLISECONDS, 2)))
                .hasStackTraceContaining("TimeoutException")
                .hasStackTraceContaining("not answered in time");
    }

    @Test
    void the_timeout_ends_the_attempts_as_well() throws Exception {
        DataStream<Long> numbers = environment(1).fromSequence(1, 3);
        AsyncFunction<Long, Long> function = new AsyncFunction<>() {
            @Override
            public void asyncInvoke(Long value, ResultFuture<Long> result) {
                result.completeExceptionally(new IllegalStateException("busy"));
            }

            @Override
            public void timeout(Long value, ResultFuture<Long> result) {
                result.complete(List.of(-value));
            }
        };
        assertThat(collect(AsyncDataStream.orderedWaitWithRetry(
                        numbers, function, 20, TimeUnit.MILLISECONDS, 10, fixed(Integer.MAX_VALUE))))
                .containsExactly(-1L, -2L, -3L);
    }

    private record Soon() implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            result.complete(List.of(value));
        }
    }

    private record Late() implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(() -> result.complete(List.of(value)));
        }
    }

    private record EachAMark() implements WatermarkGenerator<Long> {
        @Override
        public void onEvent(Long value, long time, WatermarkOutput output) {
            output.emitWatermark(new Watermark(time));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    /// Emits records at the wrong positions between watermarks.
    private static final class Misplaced extends ProcessFunction<Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<String> out) {
            long watermark = context.timerService().currentWatermark();
            if (watermark != (value == 1 ? Long.MIN_VALUE : value - 1)) out.collect(value + " after " + watermark);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_watermark_overtakes_a_record_in_a_chain_of_full_operators(boolean isOrdered) throws Exception {
        DataStream<Long> stream = environment(1)
                .fromSequence(1, 100)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forGenerator(_ -> new EachAMark())
                        .withTimestampAssigner((n, _) -> n));
        for (AsyncFunction<Long, Long> call : List.of(new Soon(), new Late(), new Soon(), new Late())) {
            stream = isOrdered
                    ? AsyncDataStream.orderedWait(stream, call, 1, TimeUnit.MINUTES, 2)
                    : AsyncDataStream.unorderedWait(stream, call, 1, TimeUnit.MINUTES, 2);
        }
        assertThat(collect(stream.process(new Misplaced()))).isEmpty();
    }

    /// Emits several records for each record, and must not be called again meanwhile.
    private static final class Undisturbed extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private final List<Long> disturbances = new ArrayList<>();
        private boolean isInside;

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            isInside = true;
            context.timerService().registerProcessingTimeTimer(1);
            for (int i = 0; i < 3; i++) out.collect(value);
            isInside = false;
            disturbances.forEach(out::collect);
            disturbances.clear();
            if (!context.getCurrentKey().equals(value)) out.collect(-value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
            if (isInside) disturbances.add(-context.getCurrentKey());
        }
    }

    @Test
    void timers_do_not_disturb_a_function_that_waits_for_a_full_operator() throws Exception {
        DataStream<Long> stream =
                environment(1).fromSequence(1, 50).keyBy(n -> n).process(new Undisturbed());
        assertThat(collect(AsyncDataStream.orderedWait(stream, new Late(), 1, TimeUnit.MINUTES, 1)))
                .hasSize(150)
                .allMatch(n -> n > 0);
    }

    /// Answers at once, except for each 50th record, which is answered later.
    private record SlowAtTimes() implements AsyncFunction<Long, Long> {
        static final AtomicLong EMITTED = new AtomicLong();
        static final AtomicLong LONGEST = new AtomicLong();

        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            LONGEST.accumulateAndGet(value - EMITTED.get(), Math::max);
            if (value % 50 == 1)
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)
                        .execute(() -> result.complete(List.of(value)));
            else result.complete(List.of(value));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_slow_head_lets_no_more_records_in_than_the_capacity(boolean isOrdered) throws Exception {
        SlowAtTimes.EMITTED.set(0);
        SlowAtTimes.LONGEST.set(0);
        DataStream<Long> numbers = environment(1).fromSequence(1, 500);
        DataStream<Long> answers = isOrdered
                ? AsyncDataStream.orderedWait(numbers, new SlowAtTimes(), 1, TimeUnit.MINUTES, 10)
                : AsyncDataStream.unorderedWait(numbers, new SlowAtTimes(), 1, TimeUnit.MINUTES, 10);
        List<Long> results = collect(answers.map(value -> {
            SlowAtTimes.EMITTED.incrementAndGet();
            return value;
        }));

        assertThat(results).hasSize(500).doesNotHaveDuplicates();
        if (isOrdered) assertThat(results).isSorted();
        assertThat(SlowAtTimes.LONGEST).hasValueLessThanOrEqualTo(10);
    }

    @Test
    void a_full_operator_behind_one_that_sends_many_records_for_one_waits_in_the_middle() throws Exception {
        DataStream<Long> many = environment(1)
                .fromSequence(1, 20)
                .flatMap((Long value, Collector<Long> out) -> {
                    for (long i = 0; i < 100; i++) out.collect(value * 100 + i);
                })
                .returns(Long.class);
        assertThat(collect(AsyncDataStream.orderedWait(many, new Late(), 1, TimeUnit.MINUTES, 7)))
                .isEqualTo(LongStream.range(100, 2_100).boxed().toList());
    }
}
