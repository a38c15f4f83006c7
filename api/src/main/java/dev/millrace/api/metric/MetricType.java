package dev.millrace.api.metric;

/// Lists the kinds of metrics.
public enum MetricType {
    COUNTER,
    METER,
    GAUGE,
    HISTOGRAM
}
