package dev.millrace.api.metric;

/// Returns a value on request. Threads of reporters call it.
@FunctionalInterface
public interface Gauge<T> extends Metric {

    /// Returns the current value. Most reporters show its text.
    T getValue();

    @Override
    default MetricType getMetricType() {
        return MetricType.GAUGE;
    }
}
