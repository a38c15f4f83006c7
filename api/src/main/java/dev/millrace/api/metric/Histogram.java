package dev.millrace.api.metric;

/// Collects values and describes their distribution.
public interface Histogram extends Metric {

    /// Adds a value.
    void update(long value);

    /// Returns the number of values that were ever added.
    long getCount();

    /// Returns the current distribution. Later updates do not change the result.
    HistogramStatistics getStatistics();

    @Override
    default MetricType getMetricType() {
        return MetricType.HISTOGRAM;
    }
}
