package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests jobs that fail while their checkpoints are missing, temporarily or permanently.
@Timeout(120)
class MissingCheckpointTest {
    @TempDir
    private Path root;

    private SmallDisk disk;
    private final AtomicReference<JobSpec> spec = new AtomicReference<>();

    @BeforeEach
    void setUp() {
        disk = new SmallDisk(root, 1L << 30);
        CountingJob.SEEN.clear();
        CountingJob.BEGINNINGS.set(0);
        CountingJob.TROUBLE.set(() -> disk.isHidden = true);
    }

    private LocalJobClient start(String patience, boolean allowsOlder) throws Exception {
        Configuration configuration = CountingJob.to(root.toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1_000_000);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS);
        configuration.setString("millrace.recovery.wait-for-checkpoint", patience);
        configuration.setString("millrace.recovery.allow-older-checkpoint", "" + allowsOlder);
        JobExecutor executor = LocalJobExecutor.on(disk);
        return ScopedValue.where(JobExecutor.HERE, RecordingExecutor.of(executor, spec))
                .call(() -> CountingJob.start(configuration));
    }

    private void awaitLooks(LocalJobClient job) {
        while (disk.looks.get() < 20 && !job.getJobExecutionResult().isDone()) Thread.yield();
    }

    @Test
    void a_job_whose_checkpoint_comes_back_goes_on_from_it() throws Exception {
        LocalJobClient job = start("10 min", false);
        awaitLooks(job);
        disk.isHidden = false;
        CountingJob.finish(job);
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(job.failures()).hasSize(1);
    }

    @Test
    void a_job_whose_checkpoint_stays_away_fails_and_leaves_what_there_is() throws Exception {
        LocalJobClient job = start("200 ms", false);
        assertThatThrownBy(() -> CountingJob.finish(job))
                .hasStackTraceContaining("MR-5342")
                .hasStackTraceContaining("_metadata is missing")
                .hasStackTraceContaining("millrace.recovery.allow-older-checkpoint");
        assertThat(job.failures())
                .last()
                .satisfies(each -> assertThat(each.cause()).hasMessageContaining("MR-5342"));
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all).anyMatch(each -> Files.exists(each.resolve("_metadata")));
        }
    }

    @Test
    void a_job_that_accepts_duplicates_begins_again() throws Exception {
        LocalJobClient job = start("200 ms", true);
        awaitLooks(job);
        CountingJob.finish(job);
        assertThat(CountingJob.BEGINNINGS).hasValue(2);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    private String left(String patience) throws Exception {
        CountingJob.TROUBLE.set(null);
        LocalJobClient left = start(patience, false);
        CountingJob.awaitCheckpoints(left, 2);
        CountingJob.get(left.suspend());
        return "file:" + left.checkpoints().orElseThrow().newest().getLast().path();
    }

    @Test
    void a_job_that_another_process_has_left_is_gone_on_with_once_the_mount_is_there() throws Exception {
        String newest = left("10 min");
        disk.isHidden = true;
        LocalJobClient job = LocalJobExecutor.on(disk).resume(RecordingExecutor.ID, spec.get(), newest);
        awaitLooks(job);
        disk.isHidden = false;
        CountingJob.finish(job);
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    @Test
    void a_job_that_another_process_has_left_fails_if_its_checkpoint_is_damaged() throws Exception {
        String newest = left("200 ms");
        Path state = Path.of(newest.substring("file:".length())).resolve("state-0");
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length / 10] ^= 4;
        Files.write(state, bytes);
        LocalJobClient job = LocalJobExecutor.on(disk).resume(RecordingExecutor.ID, spec.get(), newest);
        assertThatThrownBy(() -> CountingJob.finish(job))
                .hasStackTraceContaining("MR-5342")
                .hasStackTraceContaining("state-0 is damaged");
        assertThat(job.failures())
                .singleElement()
                .satisfies(each -> assertThat(each.cause()).hasMessageContaining("MR-5342"));
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
    }
}
