package dev.millrace.api.metric;

/// Something measured. The task's thread changes it; reporters read it from others and may see a slightly old value.
public interface Metric {

    /// Which kind this is.
    default MetricType getMetricType() {
        throw new UnsupportedOperationException("metric " + getClass().getName() + " is of no known kind");
    }
}
