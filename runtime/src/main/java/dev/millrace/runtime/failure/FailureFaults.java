package dev.millrace.runtime.failure;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of failed records.
public final class FailureFaults {
    public static final Fault TOO_MANY_SKIPPED = new Fault(5350, Category.USER, "too many records were skipped");
    public static final Fault NOWHERE_TO_ROUTE = new Fault(5351, Category.USER, "failed records have no target");
    static final Fault NOT_ROUTED = new Fault(5352, Category.OPERATIONS, "a failed record could not be written");

    private FailureFaults() {}
}
