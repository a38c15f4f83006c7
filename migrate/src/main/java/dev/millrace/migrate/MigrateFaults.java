package dev.millrace.migrate;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of the names of Flink, and of plug-ins.
public final class MigrateFaults {
    static final Fault TABLE = new Fault(8500, Category.BUG, "the table of names cannot be read");

    public static final Fault PLUGIN = new Fault(8520, Category.OPERATIONS, "a plug-in cannot be loaded");
    public static final Fault PLUGINS = new Fault(8521, Category.OPERATIONS, "plug-ins cannot be found");

    private MigrateFaults() {}
}
