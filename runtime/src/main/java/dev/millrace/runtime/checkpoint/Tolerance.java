package dev.millrace.runtime.checkpoint;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many checkpoints in a row a job does without. Used by the coordinator's thread.
final class Tolerance {
    private static final Logger LOG = LoggerFactory.getLogger(Tolerance.class);

    private final int most;
    private final Consumer<Throwable> onFailure;
    private int inARow;

    /// @param onFailure told if there was one too many
    Tolerance(int most, Consumer<Throwable> onFailure) {
        this.most = most;
        this.onFailure = onFailure;
    }

    /// One was complete, or those that failed do not count any more.
    void reset() {
        inARow = 0;
    }

    /// There is one checkpoint less than there should be, and that may be more than the job stands.
    void failed(String what, Throwable why) {
        if (CheckpointFaults.isLoss(why)) {
            LOG.info("{}, since subtasks were lost: {}", what, why.getMessage());
            return;
        }
        if (++inARow <= most) {
            LOG.warn("{}, and the job goes on: {}", what, why.getMessage());
            return;
        }
        onFailure.accept(CheckpointFaults.FAILED
                .what("%s: %s", what, why.getMessage())
                .why("%d failed in a row, and the job stands %d", inARow, most)
                .cause(why)
                .fix("see the cause, or set execution.checkpointing.tolerable-failed-checkpoints"));
    }
}
