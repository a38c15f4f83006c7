package dev.millrace.api.metric;

/// Counts up and down.
public interface Counter extends Metric {

    /// One more.
    void inc();

    /// More by n.
    void inc(long n);

    /// One less.
    void dec();

    /// Less by n.
    void dec(long n);

    long getCount();

    @Override
    default MetricType getMetricType() {
        return MetricType.COUNTER;
    }
}
