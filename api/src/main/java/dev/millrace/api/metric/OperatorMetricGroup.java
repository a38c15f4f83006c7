package dev.millrace.api.metric;

/// Registers the metrics of one operator in one task.
public interface OperatorMetricGroup extends MetricGroup {

    /// Returns the counters of the input and output.
    OperatorIOMetricGroup getIOMetricGroup();
}
