package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests jobs that fail while their checkpoints are complete but cannot be read.
@Timeout(120)
class UnreadableCheckpointTest {
    @TempDir
    private Path root;

    private SmallDisk disk;

    @BeforeEach
    void setUp() {
        disk = new SmallDisk(root, 1L << 30);
        CountingJob.SEEN.clear();
        CountingJob.BEGINNINGS.set(0);
        CountingJob.TROUBLE.set(() -> disk.isUnreadable = true);
    }

    private LocalJobClient start(int attempts) throws Exception {
        Configuration configuration = CountingJob.to(root.toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, attempts);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return ScopedValue.where(JobExecutor.HERE, remembering(LocalJobExecutor.on(disk)))
                .call(() -> CountingJob.start(configuration));
    }

    private static List<String> reasons(LocalJobClient job) {
        return job.failures().stream().map(each -> each.cause().getMessage()).toList();
    }

    @Test
    void the_job_tries_again_until_they_can_be_and_goes_on_from_the_newest() throws Exception {
        LocalJobClient job = start(1_000_000);
        while (job.failures().size() < 4 && !job.getJobExecutionResult().isDone()) Thread.yield();
        disk.isUnreadable = false;
        CountingJob.finish(job);
        assertThat(reasons(job))
                .filteredOn(each -> each.contains("cannot be read on purpose"))
                .hasSizeGreaterThan(2);
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    /// The newest job that was started.
    private final AtomicReference<JobSpec> spec = new AtomicReference<>();

    private JobExecutor remembering(JobExecutor executor) {
        return new JobExecutor() {
            @Override
            public JobClient start(JobSpec job) throws Exception {
                spec.set(job);
                return executor.start(job);
            }

            @Override
            public String explain(JobSpec job) {
                return executor.explain(job);
            }
        };
    }

    @Test
    void a_job_that_another_process_has_left_is_gone_on_with_once_they_can_be() throws Exception {
        CountingJob.TROUBLE.set(null);
        LocalJobClient left = start(1_000_000);
        CountingJob.awaitCheckpoints(left, 2);
        CountingJob.get(left.suspend());
        String newest = left.checkpoints().orElseThrow().newest().getLast().path();
        disk.isUnreadable = true;
        LocalJobClient job = LocalJobExecutor.on(disk).resume(left.getJobID(), spec.get(), "file:" + newest);
        while (job.failures().size() < 3 && !job.getJobExecutionResult().isDone()) Thread.yield();
        disk.isUnreadable = false;
        CountingJob.finish(job);
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    @Test
    void a_job_that_has_tried_often_enough_fails_with_the_reason_and_leaves_them() throws Exception {
        LocalJobClient job = start(3);
        assertThatThrownBy(() -> CountingJob.finish(job))
                .hasStackTraceContaining("MR-5341")
                .hasStackTraceContaining("cannot be read on purpose");
        assertThat(reasons(job)).hasSize(4);
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all).anyMatch(each -> Files.exists(each.resolve("_metadata")));
        }
    }
}
