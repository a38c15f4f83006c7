package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.base.host.Host;
import dev.millrace.state.storage.SnapshotPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests an unaligned checkpoint after a savepoint. Savepoints are always aligned, so the checkpoint must wait for
/// the savepoint's barriers. Afterwards, its barriers must overtake records, or it is as slow as an aligned one.
class UnalignedCheckpointTest {
    @TempDir
    private Path root;

    private Ensemble job;
    private Member slow;
    private CompletableFuture<SnapshotPlace> savepoint;
    private CompletableFuture<Long> checkpoint;

    @BeforeEach
    void triggerBoth() throws Exception {
        job = new Ensemble(
                root,
                settings -> {
                    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
                    settings.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ZERO);
                },
                "",
                "");
        slow = job.members.get(0);
        slow.isHeld = true;
        savepoint = job.coordinator.savepoint(SnapshotPlace.of(Host.real().disk(), root.resolve("savepoint")));
        job.until("the savepoint's barrier", slow::hasBarrier);
        checkpoint = job.coordinator.checkpoint();
    }

    @AfterEach
    void close() {
        job.close();
        assertThat(job.failures).isEmpty();
    }

    @Test
    void a_checkpoint_overtakes_once_the_barriers_of_an_older_savepoint_have_arrived() throws Exception {
        job.until("the checkpoint's barrier", () -> slow.barriers() == 2);
        slow.letFirstThrough();
        job.outcome(savepoint);

        assertThat(job.outcome(checkpoint)).isEqualTo(2);
        assertThat(slow.told).contains("overtaken 2").doesNotContain("overtaken 1");
    }

    @Test
    void a_checkpoint_overtakes_once_an_older_savepoint_is_given_up() throws Exception {
        job.until("the checkpoint's barrier", () -> slow.barriers() == 2);
        slow.isFragile = true;
        slow.letFirstThrough();
        assertThat(job.failure(savepoint)).isNotNull();

        assertThat(job.outcome(checkpoint)).isEqualTo(2);
        assertThat(slow.told).contains("aborted 1", "overtaken 2");
    }
}
