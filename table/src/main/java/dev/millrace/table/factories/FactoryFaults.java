package dev.millrace.table.factories;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of finding and using factories.
public final class FactoryFaults {
    /// No factory has the identifier.
    public static final Fault MISSING = new Fault(2963, Category.USER, "no factory has this identifier");

    /// An option is not known.
    public static final Fault UNKNOWN_OPTION =
            new Fault(2964, Category.USER, "an option of a table or catalog is not known");

    /// A required option is not set.
    public static final Fault MISSING_OPTION =
            new Fault(2965, Category.USER, "an option of a table or catalog is missing");

    /// The value of an option cannot be read.
    public static final Fault WRONG_VALUE =
            new Fault(2966, Category.USER, "an option of a table or catalog has a wrong value");

    /// A factory failed.
    public static final Fault FAILED = new Fault(2967, Category.USER, "a factory failed");

    private FactoryFaults() {}
}
