package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests jobs with two independent pipelines. The left one fails, and the test observes the right one.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RegionRestartTest {
    private static final long NUMBERS = 20_000;
    /// A number of records that no job completes before the test stops it.
    private static final long MANY = 200_000;

    private static final int PER_CHECKPOINT = 2_000;
    private static final int KEYS = 50;
    /// An offset for the keys of the left pipeline, whose counts go to the same sink.
    private static final long LEFT = 1_000;

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final Map<Long, Integer> SEEN = new ConcurrentHashMap<>();

    @BeforeEach
    void forget() {
        FAILURES.set(0);
        OPENED.set(0);
        SEEN.clear();
        Greatest.SEEN.clear();
    }

    /// Fails some time after each complete checkpoint, a given number of times over all attempts.
    private static class Failing extends RichMapFunction<Long, Long> implements CheckpointListener {
        private final int times;
        private int left;

        Failing(int times) {
            this.times = times;
        }

        @Override
        public Long map(Long value) {
            boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
            if (isFirst && left > 0 && --left == 0 && FAILURES.get() < times) {
                FAILURES.incrementAndGet();
                throw new IllegalStateException("planned");
            }
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            left = 50;
        }
    }

    /// Records what it receives.
    private static final class Watched extends RichMapFunction<Long, Long> {
        @Override
        public void open(OpenContext context) {
            OPENED.incrementAndGet();
        }

        @Override
        public Long map(Long value) {
            SEEN.merge(value, 1, Integer::sum);
            return value;
        }
    }

    private static final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
        private final long offset;
        private ValueState<Long> count;

        Counting(long offset) {
            this.offset = offset;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(Tuple2.of(offset + context.getCurrentKey(), now));
        }
    }

    private static Configuration restarting(int attempts, Duration delay) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, attempts);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, delay);
        return configuration;
    }

    private static StreamExecutionEnvironment environment(int parallelism, Configuration configuration) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env, String name, long count) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, count, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        name)
                .uid(name);
    }

    private static void left(StreamExecutionEnvironment env, int failures) {
        left(env, failures, NUMBERS);
    }

    private static void left(StreamExecutionEnvironment env, int failures, long numbers) {
        numbers(env, "left", numbers)
                .map(new Failing(failures))
                .keyBy(number -> number % KEYS)
                .process(new Counting(LEFT))
                .name("left counts")
                .uid("left counts")
                .sinkTo(new Greatest());
    }

    private static void right(StreamExecutionEnvironment env) {
        right(env, NUMBERS);
    }

    private static void right(StreamExecutionEnvironment env, long numbers) {
        numbers(env, "right", numbers)
                .map(new Watched())
                .name("right map")
                .keyBy(number -> number % KEYS)
                .process(new Counting(0))
                .name("right counts")
                .uid("right counts")
                .sinkTo(new Greatest());
    }

    private static LocalJobClient start(StreamExecutionEnvironment env) throws Exception {
        return (LocalJobClient) env.executeAsync("job");
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static Object restarts(LocalJobClient job) {
        return ((Gauge<?>) job.metrics().find("job.numRestarts").orElseThrow()).getValue();
    }

    private static void awaitStatus(JobClient job, JobStatus status) throws Exception {
        for (JobStatus now = get(job.getJobStatus()); now != status; now = get(job.getJobStatus())) {
            assertThat(now.isGloballyTerminalState()).as("is %s", now).isFalse();
            Thread.onSpinWait();
        }
    }

    private static void assertRightSawEachNumberOnce(int parallelism) {
        assertThat(OPENED).hasValue(parallelism);
        assertThat(SEEN).hasSize((int) NUMBERS);
        assertThat(SEEN.values()).allMatch(times -> times == 1);
    }

    private static Map<Long, Long> counts() {
        return counts(NUMBERS);
    }

    private static Map<Long, Long> counts(long numbers) {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < numbers; number++) {
            expected.merge(number % KEYS, 1L, Long::sum);
            expected.merge(LEFT + number % KEYS, 1L, Long::sum);
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void only_the_region_that_failed_starts_again(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, restarting(3, Duration.ofMillis(1)));
        left(env, 3);
        right(env);
        LocalJobClient job = start(env);
        get(job.getJobExecutionResult());
        assertThat(FAILURES).hasValue(3);
        assertRightSawEachNumberOnce(parallelism);
        assertThat(Greatest.SEEN).isEqualTo(counts());
        assertThat(restarts(job)).isEqualTo(3L);
        assertThat(job.failures()).hasSize(3).noneMatch(JobFailure::isFinal);
        JobFailure first = job.failures().getFirst();
        assertThat(first.cause()).hasStackTraceContaining("planned");
        assertThat(first.subtask()).contains("left").contains("(1/" + parallelism + ")");
        assertThat(first.restarted()).anyMatch(task -> task.contains("left")).noneMatch(task -> task.contains("right"));
        assertThat(job.metrics().find("job.right counts.0.numRecordsIn")).isPresent();
        assertThat(job.subtaskMetrics().keySet())
                .anyMatch(title -> title.contains("left"))
                .anyMatch(title -> title.contains("right"));
    }

    @Test
    void a_job_that_fails_as_a_whole_starts_again_as_a_whole() throws Exception {
        Configuration configuration = restarting(3, Duration.ofMillis(1));
        configuration.setString("jobmanager.execution.failover-strategy", "full");
        StreamExecutionEnvironment env = environment(2, configuration);
        left(env, 3);
        right(env);
        get(start(env).getJobExecutionResult());
        assertThat(OPENED).hasValue(2 * 4);
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void pipelines_that_are_connected_start_again_together() throws Exception {
        StreamExecutionEnvironment env = environment(2, restarting(3, Duration.ofMillis(1)));
        numbers(env, "left", NUMBERS)
                .map(new Failing(3))
                .union(numbers(env, "right", NUMBERS).map(new Watched()))
                .keyBy(number -> number % KEYS)
                .process(new Counting(0))
                .sinkTo(new Greatest());
        get(start(env).getJobExecutionResult());
        assertThat(OPENED).hasValue(2 * 4);
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 2L, Long::sum);
        assertThat(Greatest.SEEN).isEqualTo(expected);
    }

    @Test
    void without_checkpoints_a_region_begins_at_its_beginning_and_the_other_goes_on() throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, restarting(3, Duration.ofMillis(1)));
        env.fromSequence(0, NUMBERS - 1)
                .map(number -> {
                    if (number == NUMBERS / 2 && FAILURES.getAndIncrement() < 3)
                        throw new IllegalStateException("planned");
                    return number;
                })
                .keyBy(number -> number % KEYS)
                .process(new Counting(LEFT))
                .sinkTo(new Greatest());
        env.fromSequence(0, NUMBERS - 1)
                .map(new Watched())
                .keyBy(number -> number % KEYS)
                .process(new Counting(0))
                .sinkTo(new Greatest());
        get(start(env).getJobExecutionResult());
        assertRightSawEachNumberOnce(2);
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void a_job_that_is_given_up_says_why_and_after_how_many_restarts() throws Exception {
        StreamExecutionEnvironment env = environment(2, restarting(2, Duration.ofMillis(1)));
        left(env, 100);
        right(env);
        LocalJobClient job = start(env);
        assertThatThrownBy(() -> get(job.getJobExecutionResult()))
                .hasStackTraceContaining("planned")
                .hasStackTraceContaining("after 2 restarts");
        assertThat(get(job.getJobStatus())).isEqualTo(JobStatus.FAILED);
        assertThat(job.failures()).hasSize(3);
        assertThat(job.failures().getLast().isFinal()).isTrue();
    }

    private static StreamExecutionEnvironment ofMany(int parallelism, String from, int failures) {
        Configuration configuration = restarting(100, Duration.ofMillis(1));
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        StreamExecutionEnvironment env = environment(parallelism, configuration);
        left(env, failures, MANY);
        right(env, MANY);
        return env;
    }

    /// Waits until the job has recorded failures. If a region failed during a stop with a savepoint, all regions
    /// would restart.
    private static void awaitFailures(LocalJobClient job, int number) {
        while (job.failures().size() < number) Thread.onSpinWait();
    }

    /// Repeats the request until no restart interrupts it.
    private static String stopped(JobClient job, Path directory) throws Exception {
        while (true) {
            awaitStatus(job, JobStatus.RUNNING);
            try {
                return get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
            } catch (ExecutionException refused) {
                assertThat(refused).hasStackTraceContaining("MR-5");
            }
        }
    }

    @Test
    void a_savepoint_after_a_region_was_restarted_holds_all_regions(@TempDir Path directory) throws Exception {
        LocalJobClient job = start(ofMany(2, null, 2));
        awaitFailures(job, 2);
        String savepoint = stopped(job, directory);
        get(ofMany(3, savepoint, 0).executeAsync("job").getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts(MANY));
        assertThat(SEEN.values()).allMatch(times -> times == 1);
    }

    @Test
    void while_a_region_waits_the_other_works_and_savepoints_are_refused() throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, restarting(1, Duration.ofDays(1)));
        env.fromSequence(0, 10)
                .<Long>map(_ -> {
                    throw new IllegalStateException("planned");
                })
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        env.fromSequence(0, Long.MAX_VALUE - 1)
                .map(number -> {
                    SEEN.merge(number % 2, 1, Integer::sum);
                    return number;
                })
                .sinkTo(new DiscardingSink<>());
        LocalJobClient job = start(env);
        awaitStatus(job, JobStatus.RESTARTING);
        assertThatThrownBy(() -> get(job.triggerSavepoint("/nowhere", SavepointFormatType.CANONICAL)))
                .hasStackTraceContaining("MR-5203");
        int before = SEEN.getOrDefault(0L, 0);
        while (SEEN.getOrDefault(0L, 0) < before + 10_000) Thread.onSpinWait();
        get(job.cancel());
        assertThat(get(job.getJobStatus())).isEqualTo(JobStatus.CANCELED);
    }

    private static void brief(StreamExecutionEnvironment env) {
        numbers(env, "right", PER_CHECKPOINT)
                .map(new Watched())
                .name("short")
                .keyBy(number -> number % KEYS)
                .process(new Counting(0))
                .uid("right counts")
                .sinkTo(new Greatest());
    }

    @Test
    void a_finished_region_stays_finished_even_in_a_savepoint(@TempDir Path directory) throws Exception {
        StreamExecutionEnvironment env = environment(2, restarting(100, Duration.ofMillis(1)));
        left(env, 8, MANY);
        brief(env);
        LocalJobClient job = start(env);
        awaitFailures(job, 5);
        String savepoint = stopped(job, directory);
        Configuration configuration = restarting(100, Duration.ofMillis(1));
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        StreamExecutionEnvironment again = environment(3, configuration);
        left(again, 0, MANY);
        brief(again);
        again.execute();
        assertThat(SEEN).hasSize(PER_CHECKPOINT);
        assertThat(SEEN.values()).allMatch(times -> times == 1);
        for (long key = 0; key < KEYS; key++) {
            assertThat(Greatest.SEEN.get(key)).isEqualTo(PER_CHECKPOINT / KEYS);
            assertThat(Greatest.SEEN.get(LEFT + key)).isEqualTo(MANY / KEYS);
        }
    }

    /// Fails in the second checkpoint.
    private static final class Unwilling extends Failing implements CheckpointedFunction {
        Unwilling() {
            super(0);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            if (context.getCheckpointId() > 1 && FAILURES.compareAndSet(0, 1))
                throw new IllegalStateException("not now");
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    @Test
    void a_checkpoint_that_fails_counts_once_and_starts_all_regions_again() throws Exception {
        StreamExecutionEnvironment env = environment(1, restarting(1, Duration.ofMillis(1)));
        numbers(env, "left", NUMBERS)
                .map(new Unwilling())
                .keyBy(number -> number % KEYS)
                .process(new Counting(LEFT))
                .sinkTo(new Greatest());
        right(env);
        LocalJobClient job = start(env);
        get(job.getJobExecutionResult());
        assertThat(OPENED).hasValue(2);
        assertThat(restarts(job)).isEqualTo(1L);
        assertThat(Greatest.SEEN).isEqualTo(counts());
        assertThat(job.failures()).hasSize(2);
        assertThat(List.copyOf(job.failures())).allMatch(failure -> failure.subtask() == null);
    }
}
