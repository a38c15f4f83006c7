package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests jobs whose checkpoints are damaged or cannot be written.
class DamageTest {
    private static final long NUMBERS = 50_000;
    private static final int KEYS = 100;
    private static final int PER_CHECKPOINT = 4_000;
    /// The number at which a job waits until it is cancelled, so that it cannot finish before.
    private static final long HELD = 40_000;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Greatest.SEEN.clear();
        Notices.left = new CountDownLatch(4);
        Notices.released = new CountDownLatch(0);
    }

    /// Forwards numbers, and counts the notifications of complete checkpoints.
    static final class Notices implements MapFunction<Long, Long>, CheckpointListener {
        static volatile CountDownLatch left = new CountDownLatch(0);
        static volatile CountDownLatch released = new CountDownLatch(0);

        @Override
        public Long map(Long value) throws InterruptedException {
            if (value >= HELD) released.await();
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            left.countDown();
        }
    }

    enum Damage {
        MANIFEST_FLIPPED,
        MANIFEST_CUT,
        MANIFEST_MISSING,
        STATE_FLIPPED,
        STATE_CUT,
        STATE_MISSING
    }

    private Configuration configuration(Path checkpoints) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toString());
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.setString("millrace.resume", "true");
        return configuration;
    }

    private static JobClient start(Configuration configuration) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(10);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                NUMBERS,
                                RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(new Notices())
                .returns(Types.LONG)
                .keyBy(number -> number % KEYS)
                .process(new CountingWithTimers(Long.MAX_VALUE))
                .sinkTo(new Greatest());
        return env.executeAsync("damage");
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static Map<Long, Long> counts() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 1L, Long::sum);
        for (long key = 0; key < KEYS; key++) expected.put(-1 - key, expected.get(key));
        return expected;
    }

    private static void damage(Path checkpoint, Damage damage) throws IOException {
        Path manifest = checkpoint.resolve("_metadata");
        Path state = checkpoint.resolve("state-0");
        switch (damage) {
            case MANIFEST_FLIPPED -> flip(manifest);
            case MANIFEST_CUT -> cut(manifest);
            case MANIFEST_MISSING -> Files.delete(manifest);
            case STATE_FLIPPED -> flip(state);
            case STATE_CUT -> cut(state);
            case STATE_MISSING -> Files.delete(state);
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 7));
    }

    private static List<Path> newestFirst(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("chk-"))
                    .filter(path -> Files.exists(path.resolve("_metadata")))
                    .sorted(Comparator.comparingLong(DamageTest::number).reversed())
                    .toList();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    /// Leaves the checkpoints of a job; the newest one is damaged.
    private void leave(Damage damage) throws Exception {
        Notices.released = new CountDownLatch(1);
        JobClient job = start(configuration(directory));
        assertThat(Notices.left.await(60, TimeUnit.SECONDS)).isTrue();
        get(job.cancel());
        Notices.released.countDown();
        List<Path> left = newestFirst(directory);
        assertThat(left).hasSizeGreaterThanOrEqualTo(2);
        damage(left.getFirst(), damage);
    }

    @ParameterizedTest
    @EnumSource
    void a_job_does_not_resume_behind_what_sinks_may_have_committed(Damage damage) throws Exception {
        leave(damage);
        JobClient job = start(configuration(directory));
        assertThatThrownBy(() -> get(job.getJobExecutionResult()))
                .hasStackTraceContaining("MR-5342")
                .hasStackTraceContaining(damage.name().startsWith("MANIFEST") ? "_metadata is" : "state-0");
    }

    @Test
    void a_job_does_not_resume_if_its_newest_checkpoint_is_gone_as_a_whole() throws Exception {
        leave(Damage.MANIFEST_MISSING);
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList())
                if (!each.endsWith("_newest") && Files.isRegularFile(each)) Files.delete(each);
        }
        JobClient job = start(configuration(directory));
        assertThatThrownBy(() -> get(job.getJobExecutionResult())).hasStackTraceContaining("MR-5342");
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_accepts_duplicates_resumes_from_the_newest_checkpoint_that_is_whole(Damage damage)
            throws Exception {
        leave(damage);
        Configuration configuration = configuration(directory);
        configuration.setString("millrace.recovery.allow-older-checkpoint", "true");
        get(start(configuration).getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void a_job_that_cannot_write_checkpoints_fails_and_says_why() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        Configuration configuration = configuration(file);
        configuration.removeKey("millrace.resume");
        JobClient job = start(configuration);
        assertThatThrownBy(() -> get(job.getJobExecutionResult()))
                .hasStackTraceContaining("MR-5300")
                .hasStackTraceContaining(file.toString());
    }

    @Test
    void a_job_lives_through_as_many_failed_checkpoints_as_it_may() throws Exception {
        Path place = directory.resolve("later");
        Files.writeString(place, "no directory");
        Configuration configuration = configuration(place);
        configuration.removeKey("millrace.resume");
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000);
        JobClient job = start(configuration);
        awaitResults();
        Files.delete(place);
        get(job.getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    private static void awaitResults() {
        while (Greatest.SEEN.isEmpty()) Thread.onSpinWait();
    }
}
