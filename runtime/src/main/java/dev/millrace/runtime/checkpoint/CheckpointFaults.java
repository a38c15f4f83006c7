package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can go wrong with checkpoints of a running job.
final class CheckpointFaults {
    static final Fault FAILED = new Fault(5300, Category.OPERATIONS, "too many checkpoints failed");
    static final Fault EXPIRED = new Fault(5301, Category.OPERATIONS, "a checkpoint took too long");
    static final Fault NOT_POSSIBLE = new Fault(5302, Category.OPERATIONS, "a savepoint cannot be taken now");
    static final Fault ENDED = new Fault(5303, Category.OPERATIONS, "a job ended before its checkpoint was complete");

    private CheckpointFaults() {}
}
