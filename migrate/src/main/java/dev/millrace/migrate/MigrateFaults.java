package dev.millrace.migrate;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of migrating a program.
final class MigrateFaults {
    static final Fault TABLE = new Fault(8500, Category.BUG, "the table of names cannot be read");

    private MigrateFaults() {}
}
