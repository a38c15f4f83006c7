package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests jobs whose checkpoints find no free space.
class FullDiskTest {
    private static final long PLENTY = 1L << 30;

    @TempDir
    private Path root;

    private SmallDisk disk;

    @BeforeEach
    void setUp() {
        disk = new SmallDisk(root, PLENTY);
        CountingJob.SEEN.clear();
    }

    private Configuration configuration() {
        return CountingJob.to(root.toString());
    }

    private LocalJobClient start(Configuration configuration) throws Exception {
        return ScopedValue.where(JobExecutor.HERE, LocalJobExecutor.on(disk))
                .call(() -> CountingJob.start(configuration));
    }

    /// Creates the remains of a checkpoint that failed long ago.
    private Path abandon(int bytes) throws IOException {
        Path left = Files.createDirectories(root.resolve("chk-0")).resolve("state-0");
        return Files.write(left, new byte[bytes]);
    }

    private List<Path> complete() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(each -> Files.exists(each.resolve("_metadata"))).toList();
        }
    }

    @Test
    void what_nobody_needs_makes_room() throws Exception {
        Path left = abandon(1 << 20);
        disk.capacity = 1 << 20;
        LocalJobClient job = start(configuration());
        // The job tolerates no failed checkpoint and does not restart, so a failed checkpoint would end the job.
        CountingJob.finish(job);
        assertThat(left).doesNotExist();
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    @Test
    void a_checkpoint_without_room_fails_and_says_how_much_there_is() throws Exception {
        disk.capacity = 100;
        assertThatThrownBy(() -> CountingJob.finish(start(configuration())))
                .hasStackTraceContaining("MR-5300")
                .hasStackTraceContaining("MR-5330")
                .hasStackTraceContaining("only 100 bytes are free in " + root)
                .hasStackTraceContaining("execution.checkpointing.dir");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_job_goes_on_without_checkpoints_until_there_is_room_and_older_ones_stay() throws Exception {
        Configuration configuration = configuration();
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000_000);
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
        LocalJobClient job = start(configuration);
        CountingJob.awaitCheckpoints(job, 1);
        disk.capacity = 100;
        while (job.checkpoints().orElseThrow().failed() < 2) Thread.yield();
        String last = job.checkpoints().orElseThrow().newest().getLast().path();
        assertThat(complete()).containsExactly(Path.of(last));
        disk.capacity = PLENTY;
        CountingJob.finish(job);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    @Test
    void a_checkpoint_that_would_take_what_is_kept_free_is_not_begun() throws Exception {
        Path left = abandon(10);
        Configuration configuration = configuration();
        configuration.setString("millrace.snapshots.reserve", "2 gb");
        LocalJobClient job = start(configuration);
        assertThatThrownBy(() -> CountingJob.finish(job))
                .hasStackTraceContaining("MR-5331")
                .hasStackTraceContaining("millrace.snapshots.reserve reserves 2.000gb");
        assertThat(job.checkpoints().orElseThrow().failed()).isPositive();
        assertThat(left).doesNotExist();
    }

    @Test
    void what_is_kept_free_does_no_harm_where_there_is_more() throws Exception {
        Configuration configuration = configuration();
        configuration.setString("millrace.snapshots.reserve", "500 mb");
        LocalJobClient job = start(configuration);
        // The job tolerates no failed checkpoint and does not restart, so a failed checkpoint would end the job.
        CountingJob.finish(job);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    @Test
    void a_directory_that_cannot_be_written_to_is_refused_before_the_job_starts() throws Exception {
        disk.isReadOnly = true;
        assertThatThrownBy(() -> CountingJob.finish(start(configuration())))
                .hasStackTraceContaining("MR-5334")
                .hasStackTraceContaining(root.toString());
        assertThat(CountingJob.SEEN).isEmpty();
    }
}
