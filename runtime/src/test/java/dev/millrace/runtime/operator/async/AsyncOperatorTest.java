package dev.millrace.runtime.operator.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.runtime.operator.AsyncOperatorHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests an asynchronous operator without a job. The test answers the calls and sets the clock.
final class AsyncOperatorTest {
    private static final int CAPACITY = 4;

    private static final Map<Long, ResultFuture<Long>> CALLS = new TreeMap<>();

    /// Leaves calls to the test. At a timeout, answers with the negative number.
    private record Left() implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            CALLS.put(value, result);
        }

        @Override
        public void timeout(Long value, ResultFuture<Long> result) {
            result.complete(List.of(-value));
        }
    }

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    private static AsyncOperatorHarness harness(boolean isOrdered, long timeoutMillis, int capacity) {
        Left function = new Left();
        DataStream<Long> numbers =
                StreamExecutionEnvironment.getExecutionEnvironment().fromSequence(1, 2);
        return new AsyncOperatorHarness(
                isOrdered
                        ? AsyncDataStream.orderedWait(numbers, function, timeoutMillis, TimeUnit.MILLISECONDS, capacity)
                        : AsyncDataStream.unorderedWait(
                                numbers, function, timeoutMillis, TimeUnit.MILLISECONDS, capacity));
    }

    private static void answer(long... values) {
        for (long value : values) CALLS.get(value).complete(List.of(value));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void records_whose_results_wait_for_a_slow_head_fill_the_operator(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 0, CAPACITY);
        harness.record(1);
        harness.watermark(1);
        for (long value = 2; value <= CAPACITY; value++) {
            assertThat(harness.isHeld()).isFalse();
            harness.record(value);
            answer(value);
            harness.runMail();
        }

        assertThat(harness.isHeld()).as("no input is taken").isTrue();
        assertThat(harness.lines()).isEmpty();
        assertThat(harness.snapshot()).containsExactly(1L, 2L, 3L, 4L);

        answer(1);
        harness.runMail();
        assertThat(harness.isHeld()).isFalse();
        assertThat(harness.lines()).containsExactly("1", "mark 1", "2", "3", "4");
        assertThat(harness.snapshot()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void watermarks_behind_a_slow_call_take_the_place_of_each_other(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 0, CAPACITY);
        harness.record(1);
        for (int mark = 1; mark <= 1_000; mark++) harness.watermark(mark);
        answer(1);
        harness.runMail();

        assertThat(harness.lines()).containsExactly("1", "mark 1000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void results_never_pass_a_watermark(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 0, 100);
        for (long value = 1; value <= 6; value++) {
            harness.record(value);
            if (value % 2 == 0) harness.watermark(value);
        }
        answer(6, 5, 4, 2);
        harness.runMail();
        assertThat(harness.lines()).isEqualTo(isOrdered ? List.of() : List.of("2"));
        answer(1);
        harness.runMail();
        answer(3);
        harness.runMail();

        assertThat(harness.lines())
                .isEqualTo(
                        isOrdered
                                ? List.of("1", "2", "mark 2", "3", "4", "mark 4", "5", "6", "mark 6")
                                : List.of("2", "1", "mark 2", "4", "3", "mark 4", "6", "5", "mark 6"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_hundred_thousand_calls_that_were_answered_leave_one_deadline_at_most(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 60_000, CAPACITY);
        for (long value = 1; value <= 100_000; value++) {
            harness.record(value);
            answer(value);
            harness.runMail();
        }

        assertThat(harness.lines()).hasSize(100_000);
        assertThat(harness.runDeadlines()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_call_times_out_at_its_own_time_once(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 100, 100);
        for (long value = 1; value <= 5; value++) {
            harness.record(value);
            harness.clock(harness.millis() + 10);
        }
        answer(2);
        harness.clock(99);
        assertThat(harness.lines()).isEqualTo(isOrdered ? List.of() : List.of("2"));
        harness.clock(100);
        assertThat(harness.lines()).containsExactlyInAnyOrder("-1", "2");
        harness.clock(120);
        assertThat(harness.lines()).containsExactlyInAnyOrder("-1", "2", "-3");
        harness.clock(1_000);
        assertThat(harness.lines()).containsExactlyInAnyOrder("-1", "2", "-3", "-4", "-5");
        assertThat(harness.runDeadlines()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_answers_need_one_mail(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 0, 1_000);
        List<String> expected = new ArrayList<>();
        for (long value = 1; value <= 1_000; value++) {
            harness.record(value);
            expected.add(Long.toString(value));
        }
        LongStream.rangeClosed(1, 1_000).forEach(value -> answer(value));
        answer(7, 8, 9);

        assertThat(harness.mails()).isEqualTo(1);
        harness.runMail();
        assertThat(harness.lines()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_full_operator_takes_answers_before_it_waits(boolean isOrdered) {
        AsyncOperatorHarness harness = harness(isOrdered, 0, 2);
        harness.record(1);
        harness.record(2);
        answer(1);
        harness.record(3);

        assertThat(harness.lines()).containsExactly("1");
        assertThat(CALLS).containsKeys(3L);
    }
}
