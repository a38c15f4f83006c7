package dev.millrace.api.metric;

/// Counts up and down.
public interface Counter extends Metric {

    /// Increments the count by 1.
    void inc();

    /// Increments the count by n.
    void inc(long n);

    /// Decrements the count by 1.
    void dec();

    /// Decrements the count by n.
    void dec(long n);

    /// Returns the current count.
    long getCount();

    @Override
    default MetricType getMetricType() {
        return MetricType.COUNTER;
    }
}
