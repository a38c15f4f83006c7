package dev.millrace.sql.operator;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of running queries.
public final class OperatorFaults {
    /// An operator of a plan cannot be run.
    public static final Fault UNSUPPORTED = new Fault(2870, Category.USER, "an operator of a plan cannot be run");

    /// A subquery that must return one value returned several rows.
    public static final Fault ROWS = new Fault(2871, Category.USER, "a subquery returned more than one row");

    /// A partition of a window function does not fit into memory.
    public static final Fault PARTITION = new Fault(2872, Category.USER, "a partition does not fit into memory");

    /// An argument of an aggregate function has a wrong value.
    public static final Fault ARGUMENT = new Fault(2873, Category.USER, "an argument of a function has a wrong value");

    /// The values of a group do not fit into memory, but its result needs all of them at once.
    public static final Fault GROUP = new Fault(2876, Category.USER, "the values of a group do not fit into memory");

    /// A query could not be started.
    public static final Fault START = new Fault(2875, Category.BUG, "a query could not be started");

    private OperatorFaults() {}
}
