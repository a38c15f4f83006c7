package dev.millrace.sql.lookup;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of lookup joins.
public final class LookupFaults {
    /// A connector failed to find the rows of a key.
    public static final Fault FAILED = new Fault(2980, Category.USER, "a lookup by key failed");

    /// A lookup join has a form that is not supported.
    public static final Fault JOIN = new Fault(2981, Category.USER, "a lookup join is not possible");

    /// The hint LOOKUP is wrong.
    public static final Fault HINT = new Fault(2982, Category.USER, "the hint LOOKUP is wrong");

    private LookupFaults() {}
}
