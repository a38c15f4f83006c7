package dev.millrace.metrics;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of Millrace's reporters.
public final class ReporterFaults {
    public static final Fault NO_PORT = new Fault(5494, Category.OPERATIONS, "metrics have no free port");
    public static final Fault UNSUPPORTED = new Fault(5495, Category.USER, "a reporter cannot do that yet");
    public static final Fault NOT_TAKEN =
            new Fault(5496, Category.EXTERNAL, "a collector did not take what it was sent");
    public static final Fault SETTING = new Fault(5497, Category.USER, "a setting of a reporter cannot be read");
    public static final Fault GIVEN_UP = new Fault(5499, Category.EXTERNAL, "spans or events were given up");

    private ReporterFaults() {}
}
