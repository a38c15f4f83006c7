package dev.millrace.api.execution;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of job settings.
public final class ExecutionFaults {
    /// A parallelism is out of range.
    public static final Fault PARALLELISM = new Fault(2410, Category.USER, "the parallelism is out of range");

    /// A checkpoint setting is out of range.
    public static final Fault CHECKPOINT_SETTING =
            new Fault(2411, Category.USER, "a checkpoint setting is out of range");

    private ExecutionFaults() {}
}
