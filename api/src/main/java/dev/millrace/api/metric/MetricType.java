package dev.millrace.api.metric;

/// The kinds of metrics.
public enum MetricType {
    COUNTER,
    METER,
    GAUGE,
    HISTOGRAM
}
