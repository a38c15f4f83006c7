package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.runtime.checkpoint.restore.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests which checkpoint a job restarts from if committed checkpoints are missing or damaged.
@Timeout(120)
class OlderCheckpointTest {
    @TempDir
    private Path root;

    /// The numbers of the newest checkpoint and of the one before.
    private long newest;

    private long before;

    enum Damage {
        NEWEST_DELETED,
        ALL_DELETED,
        MANIFEST_MISSING,
        MANIFEST_CUT,
        MANIFEST_FLIPPED,
        STATE_MISSING,
        STATE_CUT,
        STATE_FLIPPED
    }

    private void damage(long newest, Damage how) throws IOException {
        Path own = root.resolve("chk-" + newest);
        Path manifest = own.resolve("_metadata");
        Path state = own.resolve("state-1");
        switch (how) {
            case NEWEST_DELETED -> delete(own);
            case ALL_DELETED -> {
                for (long each = 1; each <= newest; each++) delete(root.resolve("chk-" + each));
            }
            case MANIFEST_MISSING -> Files.delete(manifest);
            case MANIFEST_CUT -> cut(manifest);
            case MANIFEST_FLIPPED -> flip(manifest);
            case STATE_MISSING -> Files.delete(state);
            case STATE_CUT -> cut(state);
            case STATE_FLIPPED -> flip(state);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static void flip(Path file) throws IOException {
        flip(file, 2);
    }

    /// Damages a file by one bit.
    ///
    /// @param part the position of the damage: 2 for the middle, 10 for a tenth of the file
    private static void flip(Path file, int part) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / part] ^= 4;
        Files.write(file, bytes);
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 7));
    }

    /// Takes three checkpoints.
    private Ensemble job(boolean allowsOlder) throws Exception {
        Ensemble job = new Ensemble(
                root,
                configuration -> {
                    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
                    configuration.setString("millrace.recovery.allow-older-checkpoint", "" + allowsOlder);
                },
                "",
                "remote");
        for (int i = 0; i < 3; i++) {
            for (long key = 0; key < 50; key++) job.count(key);
            before = newest;
            newest = job.checkpoint().manifest().checkpoint();
        }
        return job;
    }

    @ParameterizedTest
    @EnumSource
    void a_job_never_goes_behind_what_participants_were_told_to_commit(Damage how) throws Exception {
        try (Ensemble job = job(false)) {
            damage(newest, how);
            String file = how.name().startsWith("STATE") ? "/state-1" : "/_metadata";
            assertThat(job.failure(job.goBack()))
                    .hasMessageContaining("MR-5342")
                    .hasMessageContaining("chk-" + newest + file)
                    .hasMessageContaining("Restore the files")
                    .hasMessageContaining("millrace.recovery.allow-older-checkpoint");
        }
    }

    @Test
    void all_files_that_are_missing_or_damaged_are_named() throws Exception {
        try (Ensemble job = job(false)) {
            damage(newest, Damage.MANIFEST_CUT);
            damage(newest, Damage.STATE_FLIPPED);
            Files.delete(root.resolve("chk-" + newest + "/state-0"));
            assertThat(job.failure(job.goBack()))
                    .hasMessageContaining("chk-" + newest + "/_metadata is damaged")
                    .hasMessageContaining("chk-" + newest + "/state-1 is damaged")
                    .hasMessageContaining("chk-" + newest + "/state-0 is missing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_accepts_duplicates_goes_back_to_what_is_left(Damage how) throws Exception {
        try (Ensemble job = job(true)) {
            damage(newest, how);
            boolean isNothingLeft = how == Damage.ALL_DELETED;
            assertThat(job.outcome(job.goBack()).map(Restored::id).orElse(0L)).isEqualTo(isNothingLeft ? 0 : before);
        }
    }

    @Test
    void what_is_in_memory_is_trusted_once() throws Exception {
        try (Ensemble job = new Ensemble(root, _ -> {}, "", "")) {
            for (long key = 0; key < 50; key++) job.count(key);
            job.checkpoint();
            flip(root.resolve("chk-1/state-0"), 10);
            assertThat(job.newest().id()).isEqualTo(1);
            assertThat(job.failure(job.goBack())).hasMessageContaining("chk-1/state-0 is damaged");
        }
    }

    @Test
    void older_checkpoints_that_are_damaged_do_not_matter() throws Exception {
        try (Ensemble job = job(false)) {
            delete(root.resolve("chk-1"));
            damage(before, Damage.STATE_CUT);
            assertThat(job.newest().id()).isEqualTo(newest);
        }
    }
}
