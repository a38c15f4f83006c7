package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.util.Collector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that timers and mail do not wait for the rest of a batch whose records take long.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BetweenRecordsTest {
    private static final long RECORDS = 200;
    private static volatile CountDownLatch came = new CountDownLatch(1);

    @BeforeEach
    void begin() {
        came = new CountDownLatch(1);
    }

    /// Blocks a record until the event for which the test waits has occurred.
    private static void takeLong() throws InterruptedException {
        came.await(40, TimeUnit.MILLISECONDS);
    }

    /// Returns a stream whose records arrive in one batch.
    private static DataStream<Long> batch() {
        return environment(1).fromElements(RECORDS).flatMap(new Counting());
    }

    private record Counting() implements FlatMapFunction<Long, Long> {
        @Override
        public void flatMap(Long to, Collector<Long> out) {
            LongStream.rangeClosed(1, to).forEach(out::collect);
        }
    }

    /// Emits each record, and 0 for the timer that the first record set.
    private static final class Slow extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) throws Exception {
            if (value == 1) context.timerService().registerProcessingTimeTimer(1);
            takeLong();
            out.collect(value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
            came.countDown();
            out.collect(0L);
        }
    }

    @Test
    void a_timer_fires_between_two_slow_records() throws Exception {
        List<Long> results = collect(batch().keyBy(_ -> 1L).process(new Slow()));

        assertThat(results).hasSize((int) RECORDS + 1);
        assertThat(results.indexOf(0L)).isLessThan((int) RECORDS);
    }

    private record Elsewhere() implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long value, ResultFuture<Long> result) {
            CompletableFuture.runAsync(() -> result.complete(List.of(value)));
        }
    }

    private record Waiting() implements MapFunction<Long, Long> {
        static volatile long seen;

        @Override
        public Long map(Long value) throws Exception {
            takeLong();
            seen = value;
            return value;
        }
    }

    @Test
    void results_of_asynchronous_calls_leave_between_two_slow_records() throws Exception {
        DataStream<Long> calls = AsyncDataStream.orderedWait(
                batch().rebalance().map(new Waiting()), new Elsewhere(), 1, TimeUnit.MINUTES, 1_000);
        List<Long> seen = collect(calls.map(_ -> {
            came.countDown();
            return Waiting.seen;
        }));

        assertThat(seen).hasSize((int) RECORDS);
        assertThat(seen.getFirst()).isLessThan(RECORDS);
    }
}
