package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that an incremental checkpoint follows the last complete checkpoint, whatever was taken in between.
final class IncrementalChainTest {
    private static final int KEYS = 5_000;

    @TempDir
    Path root;

    private Ensemble job;
    private CheckpointDirectory.Complete first;

    @BeforeEach
    void begin() throws Exception {
        job = new Ensemble(root.resolve("checkpoints"), _ -> {}, "", "a", "b");
        for (long key = 0; key < KEYS; key++) job.count(key);
        first = job.checkpoint();
    }

    @AfterEach
    void end() {
        job.close();
    }

    private void count(long from) throws Exception {
        for (long key = from; key < from + 10; key++) job.count(key);
        for (Member each : job.members) if (each.owns(from)) each.forget(from);
    }

    private static long ownBytes(CheckpointDirectory.Complete complete) {
        List<Manifest.StateFile> files = complete.manifest().files();
        return files.stream()
                .skip(files.size() - complete.manifest().ownFiles())
                .mapToLong(Manifest.StateFile::size)
                .sum();
    }

    /// Checks that a checkpoint contains little more than the changes, and all state together with the
    /// previous ones.
    private void assertFollows(CheckpointDirectory.Complete complete, CheckpointDirectory.Complete before)
            throws Exception {
        assertThat(complete.manifest().files())
                .startsWith(before.manifest().files().toArray(Manifest.StateFile[]::new))
                .hasSize(before.manifest().files().size() + 3);
        assertThat(ownBytes(complete)).isLessThan(ownBytes(first) / 5);
        assertThat(Ensemble.told(Restored.open(complete), 2, Ensemble.GROUPS)).isEqualTo(job.now());
    }

    @Test
    void a_savepoint_in_between_makes_no_difference() throws Exception {
        count(0);
        SnapshotPlace target = SnapshotPlace.of(Host.real().disk(), root.resolve("savepoint"));
        SnapshotPlace savepoint = job.outcome(job.coordinator.savepoint(target));
        count(100);
        CheckpointDirectory.Complete second = job.checkpoint();
        assertFollows(second, first);
        count(200);
        assertFollows(job.checkpoint(), second);
        assertThat(CheckpointDirectory.open(savepoint).manifest().isIncremental())
                .isFalse();
    }

    @Test
    void a_checkpoint_that_was_taken_and_could_not_be_written_makes_no_difference() throws Exception {
        for (int failed = 0; failed < 6; failed++) {
            count(failed * 20);
            job.process("a").failure = new IOException("the device is gone");
            job.failure(job.coordinator.checkpoint());
        }
        count(200);
        assertFollows(job.checkpoint(), first);
    }

    @Test
    void a_checkpoint_that_some_subtasks_have_not_taken_makes_no_difference() throws Exception {
        count(0);
        job.members.getFirst().isFragile = true;
        job.failure(job.coordinator.checkpoint());
        count(100);
        CheckpointDirectory.Complete second = job.checkpoint();
        assertFollows(second, first);
        assertFollows(job.checkpoint(), second);
    }
}
