package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import org.jspecify.annotations.Nullable;

/// Defines the faults of a running job's checkpoints.
final class CheckpointFaults {
    static final Fault FAILED = new Fault(5300, Category.OPERATIONS, "too many checkpoints failed");
    static final Fault EXPIRED = new Fault(5301, Category.OPERATIONS, "a checkpoint took too long");
    static final Fault NOT_POSSIBLE =
            new Fault(5302, Category.OPERATIONS, "a checkpoint or savepoint cannot be taken now");
    static final Fault ENDED = new Fault(5303, Category.OPERATIONS, "a job ended before its checkpoint was complete");
    static final Fault FULL = new Fault(5330, Category.OPERATIONS, "a checkpoint does not fit on the disk");
    static final Fault RESERVE = new Fault(5331, Category.OPERATIONS, "a checkpoint would use reserved disk space");
    static final Fault CLAIM_GONE = new Fault(5332, Category.OPERATIONS, "a job has no readable checkpoint");

    static final Fault NOT_HELD = new Fault(5335, Category.OPERATIONS, "a process lost its part of a checkpoint");

    private CheckpointFaults() {}

    /// Returns whether a checkpoint failed only because subtasks were lost.
    static boolean isLoss(@Nullable Throwable why) {
        for (Throwable each = why; each != null; each = each.getCause()) {
            // The fault may come from another process, so its number is compared.
            if (each instanceof MillraceException told && told.fault().number() == NOT_HELD.number()) return true;
        }
        return false;
    }
}
