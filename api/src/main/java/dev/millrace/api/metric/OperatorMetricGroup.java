package dev.millrace.api.metric;

/// The metrics of one operator in one task.
public interface OperatorMetricGroup extends MetricGroup {

    /// What goes in and out.
    OperatorIOMetricGroup getIOMetricGroup();
}
