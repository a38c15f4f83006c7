package dev.millrace.metrics;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of Millrace's reporters.
public final class ReporterFaults {
    public static final Fault NO_PORT = new Fault(5494, Category.OPERATIONS, "a metric reporter finds no free port");
    public static final Fault UNSUPPORTED = new Fault(5495, Category.USER, "a reporter does not support a setting yet");
    public static final Fault NOT_TAKEN = new Fault(5496, Category.EXTERNAL, "a collector did not accept a request");
    public static final Fault SETTING = new Fault(5497, Category.USER, "a setting of a reporter cannot be read");
    public static final Fault GIVEN_UP = new Fault(5499, Category.EXTERNAL, "spans or events were dropped");

    private ReporterFaults() {}
}
