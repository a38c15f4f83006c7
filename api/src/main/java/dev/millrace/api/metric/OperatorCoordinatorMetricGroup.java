package dev.millrace.api.metric;

/// Registers the metrics of an operator's coordinator, which runs once for each operator.
public interface OperatorCoordinatorMetricGroup extends MetricGroup {}
