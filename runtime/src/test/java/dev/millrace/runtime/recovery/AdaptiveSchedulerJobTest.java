package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.JobManagerOptions.SchedulerType;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.job.view.VertexView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests jobs whose parallelism changes repeatedly while they run.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AdaptiveSchedulerJobTest {
    private static final long NUMBERS = 20_000;
    private static final int PER_CHECKPOINT = 400;

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(JobManagerOptions.SCHEDULER, SchedulerType.Adaptive);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    private static LocalJobClient start(StreamExecutionEnvironment env, String test, boolean isSurrounded)
            throws Exception {
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                NUMBERS,
                                RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .rebalance()
                .map(number -> number)
                .returns(Types.LONG)
                .disableChaining()
                .keyBy(number -> number % 10, Types.LONG)
                .filter(_ -> true)
                .sinkTo(isSurrounded ? new SurroundedLedgerSink(test, 0) : new LedgerSink(test, 0));
        return (LocalJobClient) env.executeAsync();
    }

    private static List<Long> all() {
        return LongStream.range(0, NUMBERS).boxed().toList();
    }

    private static void require(LocalJobClient job, int parallelism) {
        Map<String, Bounds> wanted = new HashMap<>();
        for (VertexView each : job.view().vertices())
            // The vertices around a committer have a fixed parallelism.
            if (each.maxParallelism() >= parallelism) wanted.put(each.id(), new Bounds(1, parallelism));
        job.require(wanted);
    }

    private static void awaitChanges(LocalJobClient job, int count) {
        while (job.rescales().size() < count) {
            assertThat(Thread.interrupted()).as("out of time").isFalse();
            assertThat(job.getJobExecutionResult().isDone())
                    .as("over after %s", job.rescales())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sinks_commit_everything_once_however_often_a_job_gets_another_parallelism(boolean isSurrounded)
            throws Exception {
        String test = "adaptive" + isSurrounded;
        LocalJobClient job = start(environment(), test, isSurrounded);
        int changes = 0;
        for (int parallelism : new int[] {4, 1, 3}) {
            require(job, parallelism);
            awaitChanges(job, ++changes);
            assertThat(job.rescales().getLast().after()).containsValue(parallelism);
        }
        job.getJobExecutionResult().get(100, TimeUnit.SECONDS);
        assertThat(job.failures()).isEmpty();
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
        if (isSurrounded)
            assertThat(new HashSet<>(SurroundedLedgerSink.following(test).numbers()))
                    .isEqualTo(new HashSet<>(all()));
    }

    @Test
    void what_barriers_have_overtaken_finds_its_way_in_another_parallelism() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.getCheckpointConfig().enableUnalignedCheckpoints();
        LocalJobClient job = start(env, "adaptive-overtaking", false);
        require(job, 5);
        awaitChanges(job, 1);
        require(job, 2);
        job.getJobExecutionResult().get(100, TimeUnit.SECONDS);
        assertThat(Ledger.of("adaptive-overtaking").numbers()).isEqualTo(all());
    }

    /// Fails once when the test requests it.
    private static final class Stumbling implements MapFunction<Long, Long> {
        private static final AtomicBoolean IS_TOLD = new AtomicBoolean();
        private static final CountDownLatch HELD = new CountDownLatch(1);
        private static final CountDownLatch LET_GO = new CountDownLatch(1);

        @Override
        public Long map(Long value) throws InterruptedException {
            if (!IS_TOLD.get()) return value;
            HELD.countDown();
            LET_GO.await();
            if (IS_TOLD.compareAndSet(true, false)) throw new IllegalStateException("stumbled");
            return value;
        }
    }

    @Test
    void a_change_that_a_failure_was_faster_than_is_made_and_told() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(new Stumbling())
                .sinkTo(new DiscardingSink<>());
        LocalJobClient job = (LocalJobClient) env.executeAsync();
        require(job, 3);
        awaitChanges(job, 1);
        Stumbling.IS_TOLD.set(true);
        Stumbling.HELD.await();
        // The blocked function delays the checkpoint, so the change is still in progress when the failure occurs.
        require(job, 1);
        Stumbling.LET_GO.countDown();
        awaitChanges(job, 2);
        RescaleView change = job.rescales().getLast();
        assertThat(change.cause()).isEqualTo(RescaleView.Cause.REQUEST);
        assertThat(change.before().values()).containsOnly(3);
        assertThat(change.after().values()).containsOnly(1);
        assertThat(job.failures()).hasSize(1);
        job.cancel().get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_job_that_is_being_stopped_is_left_in_peace(@TempDir Path directory) throws Exception {
        LocalJobClient job = start(environment(), "adaptive-stopped", false);
        require(job, 3);
        awaitChanges(job, 1);
        require(job, 1);
        String path = null;
        while (path == null) {
            try {
                path = ((JobClient) job)
                        .stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL)
                        .get(60, TimeUnit.SECONDS);
            } catch (ExecutionException later) {
                // The job was about to change its parallelism.
                assertThat(job.getJobExecutionResult().isDone()).isFalse();
            }
        }
        job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.FINISHED);
        assertThat(path).contains(directory.toString());
    }

    @Test
    void a_job_without_checkpoints_is_not_changed() throws Exception {
        Configuration none = new Configuration();
        none.set(JobManagerOptions.SCHEDULER, SchedulerType.Adaptive);
        StreamExecutionEnvironment bare = StreamExecutionEnvironment.createLocalEnvironment(2, none);
        LocalJobClient job = start(bare, "adaptive-bare", false);
        assertThatThrownBy(() -> require(job, 3)).hasMessageContaining("takes no checkpoints");
        job.cancel().get(60, TimeUnit.SECONDS);
    }
}
