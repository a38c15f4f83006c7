package dev.millrace.runtime.stats;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of requests to processes.
public final class WorkerStatsFaults {
    public static final Fault SILENT = new Fault(5485, Category.EXTERNAL, "a worker does not report its status");

    private WorkerStatsFaults() {}
}
