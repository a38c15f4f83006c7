package dev.millrace.sql.external;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults at the border between streams and tables.
public final class ExternalFaults {
    /// A type of a stream has no type of a table.
    public static final Fault TYPE = new Fault(2990, Category.USER, "a type of a stream cannot be a column");

    /// A class lacks a column of a table.
    public static final Fault CLASS = new Fault(2991, Category.USER, "a class cannot hold the rows of a table");

    /// A table has updates, but its consumer accepts new rows only.
    public static final Fault UPDATES = new Fault(2992, Category.USER, "a table changes rows");

    /// A program uses tables wrongly.
    public static final Fault MISTAKE = new Fault(2994, Category.USER, "a program uses tables wrongly");

    private ExternalFaults() {}
}
