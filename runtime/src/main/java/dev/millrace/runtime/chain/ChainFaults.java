package dev.millrace.runtime.chain;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of operator chains.
public final class ChainFaults {
    public static final Fault NOT_KEYED = new Fault(5101, Category.USER, "keyed state is used without a key");
    public static final Fault USER_CODE = new Fault(5102, Category.USER, "user code threw an exception");
    public static final Fault OPEN = new Fault(5103, Category.USER, "a user function could not be opened");
    public static final Fault NULL_KEY = new Fault(5104, Category.USER, "a key is null");
    public static final Fault PARTITION =
            new Fault(5105, Category.USER, "a partitioner chose a partition that does not exist");
    public static final Fault NOT_SERIALIZABLE = new Fault(5106, Category.USER, "a user function cannot be serialized");
    public static final Fault NOT_SUPPORTED = new Fault(5107, Category.USER, "not supported yet");
    public static final Fault NO_TIMESTAMP = new Fault(5108, Category.USER, "a record has no timestamp");

    private ChainFaults() {}
}
