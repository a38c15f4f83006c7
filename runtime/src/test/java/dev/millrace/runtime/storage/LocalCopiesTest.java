package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Tests restarts from copies of checkpoints on the local disk of the machine.
class LocalCopiesTest {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 24;

    @TempDir
    private Path local;

    private MemoryFileSystem files;
    private String place;

    @BeforeEach
    void setUp(TestInfo test) {
        String authority = "l" + Math.abs(test.getDisplayName().hashCode());
        files = MemoryFiles.of(authority);
        place = "mem://" + authority + "/checkpoints";
        CountingJob.SEEN.clear();
        CountingJob.BEGINNINGS.set(0);
    }

    private Configuration configuration(boolean withCopies) {
        Configuration configuration = CountingJob.to(place);
        configuration.set(CheckpointingOptions.LOCAL_BACKUP_ENABLED, withCopies);
        configuration.set(StateRecoveryOptions.LOCAL_RECOVERY, withCopies);
        configuration.set(CheckpointingOptions.LOCAL_RECOVERY_TASK_MANAGER_STATE_ROOT_DIRS, local.toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        configuration.setString("restart-strategy.fixed-delay.delay", "1 ms");
        return configuration;
    }

    /// Damages all rows in all files, but no index.
    private void damage() {
        files.files.replaceAll((name, bytes) -> {
            if (!name.endsWith("state-0")) return bytes;
            byte[] damaged = bytes.clone();
            long index = ByteBuffer.wrap(bytes).getLong(bytes.length - TRAILER_BYTES);
            for (int i = HEADER_BYTES; i < index; i++) damaged[i] ^= 1;
            return damaged;
        });
    }

    private List<Path> copies() {
        try (Stream<Path> all = Files.walk(local)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void flip(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[HEADER_BYTES + 1] ^= 1;
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_job_goes_back_to_its_copies_and_deletes_them_in_the_end() throws Exception {
        AtomicReference<List<Path>> there = new AtomicReference<>(List.of());
        CountingJob.TROUBLE.set(() -> {
            there.set(copies());
            damage();
        });
        CountingJob.finish(CountingJob.start(configuration(true)));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        assertThat(there.get()).isNotEmpty();
        assertThat(local).isEmptyDirectory();
    }

    @Test
    void a_copy_that_is_damaged_is_not_used() throws Exception {
        CountingJob.TROUBLE.set(() -> copies().forEach(LocalCopiesTest::flip));
        CountingJob.finish(CountingJob.start(configuration(true)));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
    }

    @Test
    void copies_that_cannot_be_written_are_done_without() throws Exception {
        Configuration configuration = configuration(true);
        Path file = Files.writeString(local.resolve("file"), "no directory");
        configuration.set(CheckpointingOptions.LOCAL_RECOVERY_TASK_MANAGER_STATE_ROOT_DIRS, file.toString());
        CountingJob.TROUBLE.set(() -> {});
        CountingJob.finish(CountingJob.start(configuration));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
    }

    @Test
    void nobody_who_did_not_ask_gets_copies() throws Exception {
        AtomicReference<List<Path>> there = new AtomicReference<>(List.of());
        CountingJob.TROUBLE.set(() -> there.set(copies()));
        CountingJob.finish(CountingJob.start(configuration(false)));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(CountingJob.BEGINNINGS).hasValue(1);
        assertThat(there.get()).isEmpty();
    }
}
