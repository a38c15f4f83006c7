package dev.millrace.runtime.stats;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of requests to processes.
public final class WorkerStatsFaults {
    public static final Fault SILENT = new Fault(5485, Category.EXTERNAL, "a worker does not report its status");
    public static final Fault LOG_LEVEL = new Fault(5454, Category.USER, "the level of a logger cannot be set");

    private WorkerStatsFaults() {}
}
