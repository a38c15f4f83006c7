package dev.millrace.api.metric;

/// Collects values to describe how they are distributed.
public interface Histogram extends Metric {

    /// Takes a value in.
    void update(long value);

    /// How many values were ever taken in.
    long getCount();

    /// The distribution now; later updates do not change it.
    HistogramStatistics getStatistics();

    @Override
    default MetricType getMetricType() {
        return MetricType.HISTOGRAM;
    }
}
