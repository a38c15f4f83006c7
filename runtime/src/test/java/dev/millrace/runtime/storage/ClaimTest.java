package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests which claim mode makes Millrace the owner of the snapshot that a job starts from.
class ClaimTest {
    @TempDir
    private Path directory;

    private Path before;
    private Path after;

    @BeforeEach
    void setUp() {
        before = directory.resolve("before");
        after = directory.resolve("after");
        CountingJob.SEEN.clear();
    }

    private Path checkpoint() throws Exception {
        LocalJobClient job = CountingJob.start(CountingJob.to(before.toString()));
        CountingJob.awaitCheckpoints(job, 3);
        CountingJob.cancel(job);
        try (Stream<Path> all = Files.list(before)) {
            return all.filter(each -> Files.exists(each.resolve("_metadata")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path savepoint() throws Exception {
        LocalJobClient job = CountingJob.start(CountingJob.to(before.toString()));
        CountingJob.awaitCheckpoints(job, 1);
        String path = CountingJob.get(job.stopWithSavepoint(
                false, directory.resolve("savepoints").toString(), SavepointFormatType.CANONICAL));
        return Path.of(path.substring("file:".length()));
    }

    private Configuration from(Path snapshot, RecoveryClaimMode mode) {
        return from(snapshot, mode, after);
    }

    private static Configuration from(Path snapshot, RecoveryClaimMode mode, Path to) {
        Configuration configuration = CountingJob.to(to.toString());
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, snapshot.toString());
        configuration.set(StateRecoveryOptions.RESTORE_MODE, mode);
        return configuration;
    }

    private static Map<String, Integer> files(Path root) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.filter(Files::isRegularFile).toList())
                files.put(each.toString(), java.util.Arrays.hashCode(Files.readAllBytes(each)));
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_CLAIM", "LEGACY"})
    void what_is_not_claimed_is_never_touched(RecoveryClaimMode mode) throws Exception {
        Path checkpoint = checkpoint();
        Map<String, Integer> files = files(before);
        CountingJob.finish(CountingJob.start(from(checkpoint, mode)));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(files(before)).isEqualTo(files);
    }

    @Test
    void what_is_not_claimed_stays_among_checkpoints_that_are_pruned() throws Exception {
        Path checkpoint = checkpoint();
        Map<String, Integer> files = files(before);
        CountingJob.finish(CountingJob.start(from(checkpoint, RecoveryClaimMode.NO_CLAIM, before)));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(files(before)).isEqualTo(files);
    }

    @Test
    void a_claimed_checkpoint_goes_with_all_its_files_when_newer_ones_have_taken_its_place() throws Exception {
        Path checkpoint = checkpoint();
        Configuration configuration = from(checkpoint, RecoveryClaimMode.CLAIM);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        LocalJobClient job = CountingJob.start(configuration);
        CountingJob.awaitCheckpoints(job, 3);
        CountingJob.cancel(job);
        assertThat(before)
                .satisfiesAnyOf(
                        gone -> assertThat(gone).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
        assertThat(files(after)).isNotEmpty();
    }

    @Test
    void a_claimed_savepoint_goes_too() throws Exception {
        Path savepoint = savepoint();
        CountingJob.finish(CountingJob.start(from(savepoint, RecoveryClaimMode.CLAIM)));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(savepoint).doesNotExist();
    }

    @Test
    void a_claimed_snapshot_stays_as_long_as_it_is_one_of_those_that_the_job_keeps() throws Exception {
        Path savepoint = savepoint();
        Configuration configuration = from(savepoint, RecoveryClaimMode.CLAIM);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 1_000);
        LocalJobClient job = CountingJob.start(configuration);
        CountingJob.awaitCheckpoints(job, 1);
        CountingJob.cancel(job);
        assertThat(savepoint.resolve("_metadata")).exists();
    }

    @Test
    void only_savepoints_are_disposed_of_and_only_their_own_files() throws Exception {
        Path savepoint = savepoint();
        Path checkpoint = checkpoint();
        Path note = Files.writeString(savepoint.resolve("note.txt"), "mine");
        SnapshotAddresses addresses =
                new SnapshotAddresses(Host.real().disk(), getClass().getClassLoader(), new Configuration());
        assertThatThrownBy(() -> addresses.disposeSavepoint(checkpoint.toString()))
                .hasMessageContaining("MR-4230")
                .hasMessageContaining("The directory is checkpoint");
        assertThatThrownBy(() -> addresses.disposeSavepoint(directory.toString()))
                .hasMessageContaining("MR-4230");
        assertThat(checkpoint.resolve("_metadata")).exists();
        addresses.disposeSavepoint("file://" + savepoint);
        assertThat(files(savepoint)).containsOnlyKeys(note.toString());
    }
}
