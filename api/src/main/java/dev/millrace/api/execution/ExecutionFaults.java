package dev.millrace.api.execution;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// The faults of job settings and of functions that cannot be shipped.
public final class ExecutionFaults {
    /// A parallelism outside of what is possible.
    public static final Fault PARALLELISM = new Fault(2410, Category.USER, "the parallelism is not possible");

    /// A checkpoint setting outside of what is possible.
    public static final Fault CHECKPOINT_SETTING =
            new Fault(2411, Category.USER, "the checkpoint setting is not possible");

    private ExecutionFaults() {}
}
