package dev.millrace.migrate.export;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of exporting a program to Flink.
final class ExportFaults {
    static final Fault NO_PROGRAM = new Fault(8510, Category.USER, "a jar has no program of Millrace");
    static final Fault CLASS_FILE = new Fault(8511, Category.USER, "a class file of a program cannot be read");
    static final Fault TABLE = new Fault(8513, Category.BUG, "the list of what Flink lacks cannot be read");

    private ExportFaults() {}
}
