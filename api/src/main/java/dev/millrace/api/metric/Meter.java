package dev.millrace.api.metric;

/// Measures how often something happens.
public interface Meter extends Metric {

    /// It happened.
    void markEvent();

    /// It happened n times.
    void markEvent(long n);

    /// Events per second, over a time the implementation chooses.
    double getRate();

    /// How often it ever happened.
    long getCount();

    @Override
    default MetricType getMetricType() {
        return MetricType.METER;
    }
}
