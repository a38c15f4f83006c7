package dev.millrace.state.fault;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of keyed state.
public final class StateFaults {
    public static final Fault NO_KEY = new Fault(4001, Category.USER, "keyed state is used without a current key");
    public static final Fault REDECLARED = new Fault(4002, Category.USER, "two kinds of state have the same name");
    public static final Fault NOT_MERGEABLE = new Fault(4003, Category.USER, "state of this kind cannot be merged");
    public static final Fault USER_CODE = new Fault(4004, Category.USER, "a function of a state threw an exception");
    public static final Fault ROW = new Fault(4040, Category.USER, "a serializer failed on an entry of a state");
    public static final Fault SPOOL =
            new Fault(4044, Category.OPERATIONS, "records of a partition could not be written to a file");

    private StateFaults() {}
}
