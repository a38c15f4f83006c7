package dev.millrace.column.fault;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of columns.
public final class ColumnFaults {
    /// Values of a type have no order.
    public static final Fault NO_ORDER = new Fault(9330, Category.USER, "values of an SQL type cannot be sorted");

    /// Values of a type cannot be serialized.
    public static final Fault NO_BYTES = new Fault(9331, Category.USER, "values of an SQL type cannot be serialized");

    private ColumnFaults() {}
}
