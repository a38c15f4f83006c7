package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SavepointTest {
    private static final long NUMBERS = 60_000;
    private static final int KEYS = 500;
    private static final double RATE = 100_000;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Greatest.SEEN.clear();
    }

    private static StreamExecutionEnvironment environment(int parallelism, String from) {
        Configuration configuration = new Configuration();
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, NUMBERS, RateLimiterStrategy.perSecond(RATE), Types.LONG),
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((number, _) -> number),
                        "numbers")
                .uid("numbers");
    }

    private static DataStream<Tuple2<Long, Long>> counted(StreamExecutionEnvironment env) {
        return numbers(env)
                .keyBy(number -> number % KEYS)
                .process(new CountingWithTimers(NUMBERS))
                .uid("counts");
    }

    private static JobClient start(int parallelism, String from) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, from);
        counted(env).sinkTo(new Greatest());
        return env.executeAsync("counts");
    }

    /// Waits for the job to run, because the job before may have counted enough already, and for the count.
    private static void awaitCount(JobClient job, long atLeast) throws Exception {
        while (get(job.getJobStatus()) != JobStatus.RUNNING) Thread.onSpinWait();
        while (Greatest.SEEN.values().stream().mapToLong(Long::longValue).sum() < atLeast) Thread.onSpinWait();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static Map<Long, Long> counts() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 1L, Long::sum);
        // The timer of each key fires at the end, and emits the count under a separate key.
        for (long key = 0; key < KEYS; key++) expected.put(-1 - key, expected.get(key));
        return expected;
    }

    @Test
    void a_job_goes_on_from_savepoints_with_other_parallelisms() throws Exception {
        String from = null;
        int[] parallelisms = {1, 2, 7, 3};
        for (int i = 0; i < 3; i++) {
            JobClient job = start(parallelisms[i], from);
            awaitCount(job, (i + 1) * NUMBERS / 5);
            from = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
            assertThat(get(job.getJobStatus())).isEqualTo(JobStatus.FINISHED);
            assertThat(Greatest.SEEN.keySet()).allMatch(key -> key >= 0);
        }
        get(start(parallelisms[3], from).getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void a_job_goes_on_with_other_maximum_parallelisms() throws Exception {
        String from = null;
        int[] parallelisms = {1, 2, 7, 3};
        int[] most = {8, 128, 1_000, 60};
        for (int i = 0; i < 4; i++) {
            StreamExecutionEnvironment env = environment(parallelisms[i], from);
            env.setMaxParallelism(most[i]);
            counted(env).sinkTo(new Greatest());
            JobClient job = env.executeAsync("counts");
            if (i == 3) {
                get(job.getJobExecutionResult());
                break;
            }
            awaitCount(job, (i + 1) * NUMBERS / 5);
            from = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
            assertThat(Greatest.SEEN.keySet()).allMatch(key -> key >= 0);
        }
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void a_job_goes_on_while_its_savepoint_is_taken_and_another_starts_from_it() throws Exception {
        JobClient job = start(2, null);
        awaitCount(job, NUMBERS / 10);
        String savepoint = get(job.triggerSavepoint(directory.toString(), SavepointFormatType.CANONICAL));
        get(job.getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
        Greatest.SEEN.clear();
        get(start(3, savepoint).getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void a_drained_job_fires_its_timers_before_it_ends() throws Exception {
        JobClient job = start(2, null);
        awaitCount(job, NUMBERS / 10);
        get(job.stopWithSavepoint(true, directory.toString(), SavepointFormatType.CANONICAL));
        assertThat(get(job.getJobStatus())).isEqualTo(JobStatus.FINISHED);
        assertThat(Greatest.SEEN.keySet()).anyMatch(key -> key < 0);
        for (long key = 0; key < KEYS; key++)
            assertThat(Greatest.SEEN.get(-1 - key)).isEqualTo(Greatest.SEEN.get(key));
    }

    /// Delays its snapshots until the test continues.
    private static final class Withholding extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        private static final CountDownLatch ASKED = new CountDownLatch(1);
        private static final CountDownLatch GIVEN = new CountDownLatch(1);

        @Override
        public Long map(Long value) {
            return value;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            ASKED.countDown();
            GIVEN.await();
        }
    }

    @Test
    @Timeout(30)
    void a_job_is_drained_whose_input_has_ended_and_whose_last_checkpoint_is_under_way() throws Exception {
        StreamExecutionEnvironment env = environment(1, null);
        env.enableCheckpointing(Duration.ofHours(1).toMillis());
        env.fromSequence(1, 10).map(new Withholding()).sinkTo(new DiscardingSink<>());
        LocalJobClient job = (LocalJobClient) env.executeAsync("over");
        Withholding.ASKED.await();
        CompletableFuture<String> savepoint =
                job.stopWithSavepoint(true, directory.toString(), SavepointFormatType.CANONICAL);
        CheckpointStatistics checkpoints = job.checkpoints().orElseThrow();
        while (checkpoints.open().stream().noneMatch(CheckpointStatistics.UnderWay::isSavepoint))
            assertThat(Thread.interrupted()).as("out of time").isFalse();
        Withholding.GIVEN.countDown();
        assertThat(get(savepoint)).contains(directory.toString());
        assertThat(get(job.getJobStatus())).isEqualTo(JobStatus.FINISHED);
    }

    @Test
    void state_that_a_job_would_lose_is_named_before_it_starts() throws Exception {
        JobClient job = start(1, null);
        awaitCount(job, 1);
        String savepoint = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
        StreamExecutionEnvironment without = environment(1, savepoint);
        numbers(without).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(without::execute).hasStackTraceContaining("MR-5214").hasStackTraceContaining("count");

        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        StreamExecutionEnvironment lossy = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        numbers(lossy).sinkTo(new DiscardingSink<>());
        lossy.execute();
    }

    @Test
    void a_damaged_savepoint_is_refused_by_name() throws Exception {
        JobClient job = start(1, null);
        awaitCount(job, 1_000);
        String savepoint = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
        Path file = Path.of(savepoint.replace("file:", "")).resolve("state-0");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        StreamExecutionEnvironment env = environment(1, savepoint);
        counted(env).sinkTo(new Greatest());
        assertThatThrownBy(env::execute).hasStackTraceContaining(file.toString());
    }

    @Test
    void a_missing_savepoint_and_a_missing_place_are_refused() throws Exception {
        StreamExecutionEnvironment env =
                environment(1, directory.resolve("nothing").toString());
        counted(env).sinkTo(new Greatest());
        assertThatThrownBy(env::execute).hasStackTraceContaining("MR-5213").hasStackTraceContaining("nothing");
        JobClient job = start(1, null);
        awaitCount(job, 1);
        CompletableFuture<String> nowhere = job.triggerSavepoint(null, SavepointFormatType.CANONICAL);
        assertThatThrownBy(() -> get(nowhere)).hasStackTraceContaining("MR-5211");
        get(job.cancel());
    }

    private JobClient resume(int parallelism, String name) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.setString("millrace.resume", "true");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        counted(env).sinkTo(new Greatest());
        return env.executeAsync(name);
    }

    @Test
    void a_named_job_resumes_from_its_newest_checkpoint() throws Exception {
        int[] parallelisms = {2, 1, 3};
        for (int i = 0; i < 3; i++) {
            JobClient job = resume(parallelisms[i], "named");
            awaitCount(job, (i + 1) * NUMBERS / 5);
            get(job.cancel());
        }
        get(resume(2, "named").getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left)
                    .as("all runs share one directory, which goes with the last")
                    .isEmpty();
        }
    }

    @Test
    void a_job_does_not_resume_from_the_checkpoint_of_another() throws Exception {
        JobClient job = resume(2, "one");
        awaitCount(job, NUMBERS / 5);
        get(job.cancel());
        Greatest.SEEN.clear();
        JobClient other = resume(2, "other");
        get(other.getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }
}
