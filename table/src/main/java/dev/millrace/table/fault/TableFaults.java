package dev.millrace.table.fault;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of the types and values of SQL.
public final class TableFaults {
    /// A parameter of a type is out of its range.
    public static final Fault PARAMETER =
            new Fault(9001, Category.USER, "a parameter of an SQL type is out of its range");

    /// A type has no text that can be stored.
    public static final Fault NO_TEXT = new Fault(9002, Category.USER, "an SQL type has no text");

    /// The fields of a type are wrong.
    public static final Fault FIELDS = new Fault(9003, Category.USER, "the fields of an SQL type are wrong");

    /// The text of a type is wrong.
    public static final Fault SYNTAX = new Fault(9004, Category.USER, "the text of an SQL type is wrong");

    /// A type lacks a property that was asked for.
    public static final Fault PROPERTY = new Fault(9005, Category.USER, "an SQL type has no such property");

    /// A value does not have the type that was asked for.
    public static final Fault VALUE = new Fault(9006, Category.USER, "a value does not have the requested SQL type");

    /// Bytes hold no bitmap.
    public static final Fault BITMAP = new Fault(9008, Category.USER, "bytes hold no bitmap");

    private TableFaults() {}
}
