package dev.millrace.runtime.checkpoint;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts consecutive failed checkpoints, and fails the job if there are too many. Called by the coordinator's
/// thread only.
final class Tolerance {
    private static final Logger LOG = LoggerFactory.getLogger(Tolerance.class);

    private final int most;
    private final Consumer<Throwable> onFailure;
    private int inARow;

    /// Creates the counter.
    ///
    /// @param onFailure called if too many checkpoints have failed
    Tolerance(int most, Consumer<Throwable> onFailure) {
        this.most = most;
        this.onFailure = onFailure;
    }

    /// Resets the counter after a complete checkpoint or a restart.
    void reset() {
        inARow = 0;
    }

    /// Notes a checkpoint that failed because the enumerator of a source has no snapshot of its state now. As in Flink,
    /// such a checkpoint never fails the job: the next checkpoint asks the enumerator again.
    void failedInEnumerator(String what, Throwable why) {
        LOG.warn("{} in the enumerator of a source, and the job continues: {}", what, why.getMessage());
    }

    /// Counts a failed checkpoint, unless lost subtasks are the cause.
    void failed(String what, Throwable why) {
        if (CheckpointFaults.isLoss(why)) {
            LOG.info("{} because subtasks were lost: {}", what, why.getMessage());
            return;
        }
        if (++inARow <= most) {
            LOG.warn("{}, and the job continues: {}", what, why.getMessage());
            return;
        }
        onFailure.accept(CheckpointFaults.FAILED
                .what("%s: %s", what, why.getMessage())
                .why(
                        "%d checkpoints failed in a row; execution.checkpointing.tolerable-failed-checkpoints"
                                + " allows %d.",
                        inARow, most)
                .cause(why)
                .fix("Correct the cause, or raise execution.checkpointing.tolerable-failed-checkpoints."));
    }
}
