package dev.millrace.runtime.metric;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of metrics and reporters.
public final class MetricFaults {
    public static final Fault NO_REPORTER = new Fault(5490, Category.USER, "a metric reporter is unknown");
    public static final Fault NOT_REPORTING = new Fault(5491, Category.OPERATIONS, "a metric reporter failed");
    public static final Fault GRANULARITY = new Fault(5492, Category.USER, "the granularity of latencies is unknown");
    public static final Fault FILTER = new Fault(5493, Category.USER, "a metric filter cannot be read");
    public static final Fault LEFT_OUT = new Fault(5498, Category.OPERATIONS, "spans or events were dropped");

    private MetricFaults() {}
}
