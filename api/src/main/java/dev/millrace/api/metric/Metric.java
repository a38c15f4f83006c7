package dev.millrace.api.metric;

/// Represents a measurement. The task's thread updates it. Threads of reporters read it and may see an old value.
public interface Metric {

    /// Returns the kind of the metric.
    default MetricType getMetricType() {
        throw new UnsupportedOperationException("metric " + getClass().getName() + " is of no known kind");
    }
}
