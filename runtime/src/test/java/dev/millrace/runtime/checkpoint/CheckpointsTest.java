package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests how a job handles checkpoints of other jobs in its own directory.
class CheckpointsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    @TempDir
    private Path elsewhere;

    private Checkpoints begunWith(long checkpoint) throws IOException {
        CheckpointSettings settings = CheckpointSettings.of(new Configuration(), true);
        CheckpointDirectory directory = new CheckpointDirectory(Host.real().disk(), root);
        Restored first = checkpoint == 0 ? null : restored(checkpoint);
        return new Checkpoints(
                "job",
                List.of(),
                Host.real(),
                new Checkpoints.Storage(
                        directory, first, false, 0, (_, _) -> {}, RecoveryRule.of("job", new Configuration())),
                settings,
                new CheckpointStatistics(),
                true);
    }

    private Restored restored(long checkpoint) throws IOException {
        Path target = elsewhere.resolve("savepoint-" + checkpoint);
        return new Restored(
                CheckpointDirectory.completeSavepoint(Host.real().disk(), target, manifest(checkpoint, true)),
                List.of(),
                null);
    }

    private static Manifest manifest(long checkpoint, boolean isSavepoint) {
        return new Manifest(checkpoint, 0, isSavepoint, "job", List.of(), List.of());
    }

    private void complete(long checkpoint) throws IOException {
        new CheckpointDirectory(Host.real().disk(), root).complete(manifest(checkpoint, false));
    }

    private static long newest(Checkpoints checkpoints) {
        return checkpoints.newest().join().map(Restored::id).orElse(0L);
    }

    @Test
    void numbers_begin_behind_all_that_are_there_damaged_or_not() throws IOException {
        assertThat(begunWith(3).nextId()).isEqualTo(4);
        Files.createDirectories(root.resolve("chk-7"));
        assertThat(begunWith(3).nextId()).isEqualTo(8);
    }

    @Test
    void what_was_there_before_the_job_is_not_its_own() throws IOException {
        complete(4);
        Checkpoints fromSavepoint = begunWith(6);
        assertThat(newest(fromSavepoint)).isZero();
        complete(fromSavepoint.nextId());
        assertThat(newest(fromSavepoint)).isEqualTo(7);
        assertThat(newest(begunWith(2))).isZero();
    }

    @Test
    void a_savepoint_to_stop_with_is_where_the_job_goes_on_if_it_does_not_stop() throws IOException {
        Checkpoints checkpoints = begunWith(0);
        complete(checkpoints.nextId());
        Path target = root.resolve("savepoint");
        checkpoints.stops(CheckpointDirectory.completeSavepoint(
                Host.real().disk(), target, manifest(checkpoints.nextId(), true)));
        assertThat(newest(checkpoints)).isEqualTo(2);
        complete(checkpoints.nextId());
        assertThat(newest(checkpoints)).isEqualTo(3);
    }

    @Test
    void a_savepoint_to_stop_with_is_not_gone_behind() throws IOException {
        Checkpoints checkpoints = begunWith(0);
        complete(checkpoints.nextId());
        SnapshotPlace target = SnapshotPlace.of(Host.real().disk(), root.resolve("savepoint"));
        checkpoints.stops(CheckpointDirectory.completeSavepoint(target, manifest(checkpoints.nextId(), true)));
        CheckpointDirectory.disposeSavepoint(target);
        assertThat(checkpoints.newest())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withMessageContaining("MR-5342")
                .withMessageContaining("savepoint/_metadata is missing");
    }
}
