package dev.millrace.runtime.source;

import static dev.millrace.runtime.source.Jobs.collect;
import static dev.millrace.runtime.source.Jobs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStreamSource;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.legacy.RichParallelSourceFunction;
import dev.millrace.api.source.legacy.RichSourceFunction;
import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.api.source.legacy.StatefulSequenceSource;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.time.legacy.TimeCharacteristic;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests source functions of Flink 1.x in whole programs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SourceFunctionsTest {

    /// Emits some numbers and ends.
    private record Numbers(int count) implements SourceFunction<Integer> {
        @Override
        public void run(SourceContext<Integer> ctx) {
            for (int i = 0; i < count; i++) ctx.collect(i);
        }

        @Override
        public void cancel() {}
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_function_emits_in_its_order_from_one_subtask(int parallelism) throws Exception {
        DataStreamSource<Integer> numbers = environment(parallelism).addSource(new Numbers(10_000));
        assertThat(numbers.getParallelism()).isEqualTo(1);
        assertThat(collect(numbers))
                .isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    /// Emits the number of its subtask several times.
    private static final class Subtasks extends RichParallelSourceFunction<Integer> {
        @Override
        public void run(SourceContext<Integer> ctx) {
            getRuntimeContext().getIntCounter("runs").add(1);
            int subtask = getRuntimeContext().getIndexOfThisSubtask();
            for (int i = 0; i < 100; i++) ctx.collect(subtask);
        }

        @Override
        public void cancel() {}
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_parallel_function_runs_in_each_subtask(int parallelism) throws Exception {
        List<Integer> emitted = collect(environment(parallelism).addSource(new Subtasks()));
        assertThat(emitted).hasSize(100 * parallelism);
        assertThat(emitted.stream().distinct()).hasSize(parallelism);
    }

    @Test
    void accumulators_of_a_function_count_for_the_job() throws Exception {
        StreamExecutionEnvironment env = environment(2);
        env.addSource(new Subtasks()).sinkTo(new DiscardingSink<>());
        JobExecutionResult result = env.execute();
        assertThat((Integer) result.getAccumulatorResult("runs")).isEqualTo(2);
    }

    @Test
    void a_sequence_is_shared_among_the_subtasks() throws Exception {
        long end = Long.MAX_VALUE;
        assertThat(collect(environment(3).addSource(new StatefulSequenceSource(end - 10, end))))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(0, 10).map(i -> end - i).boxed().toList());
    }

    /// Emits many numbers, and publishes its thread and its progress.
    private static final class Fast implements SourceFunction<Integer> {
        private static final AtomicReference<Thread> THREAD = new AtomicReference<>();
        private static final AtomicInteger EMITTED = new AtomicInteger();

        @Override
        public void run(SourceContext<Integer> ctx) {
            THREAD.set(Thread.currentThread());
            for (int i = 0; i < 100_000; i++) {
                ctx.collect(i);
                EMITTED.set(i + 1);
            }
        }

        @Override
        public void cancel() {}
    }

    private static final AtomicInteger AHEAD = new AtomicInteger();

    @Test
    void a_function_waits_for_those_behind_it() throws Exception {
        List<Integer> all = collect(environment(1).addSource(new Fast()).map(number -> {
            if (number > 0) return number;
            while (Fast.THREAD.get().getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
            AHEAD.set(Fast.EMITTED.get());
            return number;
        }));
        assertThat(AHEAD.get()).isBetween(1, 5_000);
        assertThat(all).hasSize(100_000);
    }

    /// Ignores `cancel`, and waits until it is interrupted.
    private static final class Stubborn extends RichSourceFunction<Integer> {
        private static final CountDownLatch RUNNING = new CountDownLatch(1);
        private static final CountDownLatch CANCELLED = new CountDownLatch(1);
        private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);
        private static final CountDownLatch CLOSED = new CountDownLatch(1);

        @Override
        public void run(SourceContext<Integer> ctx) throws Exception {
            RUNNING.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                INTERRUPTED.countDown();
            }
        }

        @Override
        public void cancel() {
            CANCELLED.countDown();
        }

        @Override
        public void close() {
            CLOSED.countDown();
        }
    }

    @Test
    void a_function_that_waits_is_cancelled_interrupted_and_closed() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.addSource(new Stubborn()).sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync();
        Stubborn.RUNNING.await();
        client.cancel().get();
        Stubborn.CANCELLED.await();
        Stubborn.INTERRUPTED.await();
        Stubborn.CLOSED.await();
    }

    /// Emits numbers endlessly.
    private static final class Endless implements SourceFunction<Integer> {
        private static final CountDownLatch ENDED = new CountDownLatch(1);

        @Override
        public void run(SourceContext<Integer> ctx) {
            try {
                while (true) ctx.collect(1);
            } finally {
                ENDED.countDown();
            }
        }

        @Override
        public void cancel() {}
    }

    @Test
    void a_loop_that_never_looks_ends_with_the_job() throws Exception {
        assertThat(environment(1).addSource(new Endless()).executeAndCollect(3)).containsExactly(1, 1, 1);
        Endless.ENDED.await();
    }

    /// Fails after some numbers.
    private static final class Failing implements SourceFunction<Integer> {
        @Override
        public void run(SourceContext<Integer> ctx) throws Exception {
            ctx.collect(1);
            throw new IOException("the line is dead");
        }

        @Override
        public void cancel() {}
    }

    @Test
    void what_a_function_throws_fails_the_job_with_its_own_stack() {
        assertThatThrownBy(() -> collect(environment(1).addSource(new Failing(), "radio")))
                .hasMessageContaining("Source: radio")
                .hasMessageContaining("the line is dead")
                .rootCause()
                .isInstanceOf(IOException.class)
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("run"));
    }

    /// Emits numbers with themselves as timestamps, and a watermark after every tenth number.
    private static final class Timed implements SourceFunction<Long> {
        @Override
        public void run(SourceContext<Long> ctx) {
            for (long i = 0; i < 100; i++) {
                ctx.collectWithTimestamp(i, i);
                if (i % 10 == 9) ctx.emitWatermark(new Watermark(i));
            }
            // This number is late, because the watermark has closed its window.
            ctx.collectWithTimestamp(5L, 5);
        }

        @Override
        public void cancel() {}
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void timestamps_and_watermarks_reach_a_window(int parallelism) throws Exception {
        List<Long> sums = collect(environment(parallelism)
                .addSource(new Timed())
                .keyBy(number -> 0)
                .window(TumblingEventTimeWindows.of(Time.milliseconds(10)))
                .reduce(Long::sum));
        assertThat(sums)
                .isEqualTo(
                        LongStream.range(0, 10).map(i -> 100 * i + 45).boxed().toList());
    }

    /// Emits the timestamp of each record.
    private static final class Timestamps extends ProcessFunction<Long, Long> {
        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            Long timestamp = ctx.timestamp();
            out.collect(timestamp == null ? TimestampAssigner.NO_TIMESTAMP : timestamp);
        }
    }

    @Test
    void by_the_machines_clock_a_functions_times_do_not_count() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.setStreamTimeCharacteristic(TimeCharacteristic.ProcessingTime);
        assertThat(collect(env.addSource(new Timed()).process(new Timestamps())))
                .hasSize(101)
                .containsOnly(TimestampAssigner.NO_TIMESTAMP);
    }

    @Test
    void by_the_clock_at_the_source_records_have_the_time_of_their_arrival() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.setStreamTimeCharacteristic(TimeCharacteristic.IngestionTime);
        assertThat(collect(env.addSource(new Timed()).process(new Timestamps())))
                .isSorted()
                .allSatisfy(timestamp -> assertThat(timestamp).isGreaterThan(1_000_000L));
    }

    /// Becomes idle until the other source's time has passed.
    private static final class Silent implements SourceFunction<Long> {
        private static final CountDownLatch PASSED = new CountDownLatch(1);

        @Override
        public void run(SourceContext<Long> ctx) throws Exception {
            ctx.collectWithTimestamp(1L, 1);
            ctx.markAsTemporarilyIdle();
            PASSED.await();
            ctx.collectWithTimestamp(2L, 2);
        }

        @Override
        public void cancel() {}
    }

    @Test
    void an_idle_function_holds_no_time_back() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        List<Long> all = collect(env.addSource(new Silent())
                .union(env.addSource(new Timed()))
                .keyBy(number -> 0)
                .window(TumblingEventTimeWindows.of(Time.milliseconds(10)))
                .reduce(Long::sum)
                .map(sum -> {
                    if (sum > 900) Silent.PASSED.countDown();
                    return sum;
                }));
        assertThat(all).hasSize(10);
    }

    /// A mutable record.
    public static class Box {
        public int content;
    }

    /// Emits the same object repeatedly.
    private static final class Reusing implements SourceFunction<Box> {
        @Override
        public void run(SourceContext<Box> ctx) {
            Box box = new Box();
            for (int i = 0; i < 1_000; i++) {
                box.content = i;
                ctx.collect(box);
            }
        }

        @Override
        public void cancel() {}
    }

    @Test
    void a_function_may_change_what_it_has_emitted() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.getConfig().enableObjectReuse();
        assertThat(collect(env.addSource(new Reusing()).map(box -> box.content)))
                .isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    /// Emits on two threads.
    private static final class TwoThreads implements SourceFunction<Integer> {
        @Override
        public void run(SourceContext<Integer> ctx) throws Exception {
            Thread other = Thread.ofVirtual().start(() -> new Numbers(5_000).run(ctx));
            for (int i = 0; i < 2_500; i++) {
                synchronized (ctx.getCheckpointLock()) {
                    ctx.collect(-1);
                    ctx.collect(-2);
                }
            }
            other.join();
        }

        @Override
        public void cancel() {}
    }

    @Test
    void threads_of_a_functions_own_may_emit_and_the_lock_keeps_them_apart() throws Exception {
        List<Integer> all = collect(environment(1).addSource(new TwoThreads()));
        assertThat(all).hasSize(10_000);
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) if (all.get(i) == -1) pairs.add(all.get(i + 1));
        assertThat(pairs).hasSize(2_500).containsOnly(-2);
    }

    /// Records the calls before it runs.
    private static final class Calls extends RichSourceFunction<String> implements CheckpointedFunction {
        private transient StringBuilder calls;

        @Override
        public void initializeState(FunctionInitializationContext context) {
            calls = new StringBuilder("initialize " + context.isRestored());
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void open(Configuration parameters) {
            calls.append(", open ").append(getRuntimeContext().getNumberOfParallelSubtasks());
        }

        @Override
        public void run(SourceContext<String> ctx) {
            ctx.collect(calls + ", run");
        }

        @Override
        public void cancel() {}
    }

    @Test
    void a_function_is_initialized_and_opened_before_it_runs() throws Exception {
        assertThat(collect(environment(2).addSource(new Calls()))).containsExactly("initialize false, open 1, run");
    }

    /// Requests keyed state.
    private static final class Keyless extends RichSourceFunction<Integer> {
        @Override
        public void open(Configuration parameters) {
            getRuntimeContext().getState(new ValueStateDescriptor<>("last", Types.INT));
        }

        @Override
        public void run(SourceContext<Integer> ctx) {}

        @Override
        public void cancel() {}
    }

    @Test
    void a_function_has_no_keyed_state() {
        assertThatThrownBy(() -> collect(environment(1).addSource(new Keyless())))
                .hasMessageContaining("uses the keyed state 'last'");
    }

    @Test
    void batch_mode_refuses_a_function_since_it_may_never_end() {
        StreamExecutionEnvironment env = environment(1);
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        env.addSource(new Numbers(3)).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute).hasMessageContaining("batch mode, but has an unbounded source");
    }

    @Test
    void a_type_may_be_given() throws Exception {
        assertThat(environment(1)
                        .addSource(new Numbers(1), "numbers", Types.INT)
                        .getType())
                .isEqualTo(Types.INT);
    }
}
