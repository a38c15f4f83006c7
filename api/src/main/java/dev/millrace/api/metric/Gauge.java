package dev.millrace.api.metric;

/// Gives a value when it is asked; asked from reporters' threads.
@FunctionalInterface
public interface Gauge<T> extends Metric {

    /// The value now; its text is what most reporters show.
    T getValue();

    @Override
    default MetricType getMetricType() {
        return MetricType.GAUGE;
    }
}
