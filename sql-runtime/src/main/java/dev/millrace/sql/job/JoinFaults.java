package dev.millrace.sql.job;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of joins and windows of continuous queries.
final class JoinFaults {
    /// A join with versions of rows is not possible.
    static final Fault VERSIONS = new Fault(2960, Category.USER, "a temporal join lacks a key or a time");

    /// The inputs of a join have different windows.
    static final Fault WINDOWS = new Fault(2961, Category.USER, "the inputs of a join have different windows");

    /// A function over windows of rows cannot run over a stream.
    static final Fault OVER = new Fault(2962, Category.USER, "a window of rows cannot be computed over a stream");

    private JoinFaults() {}
}
