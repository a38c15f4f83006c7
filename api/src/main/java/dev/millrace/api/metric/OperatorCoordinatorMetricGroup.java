package dev.millrace.api.metric;

/// The metrics of the part of an operator that runs once, beside the job's coordination.
public interface OperatorCoordinatorMetricGroup extends MetricGroup {}
