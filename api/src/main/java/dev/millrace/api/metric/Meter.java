package dev.millrace.api.metric;

/// Measures the rate of events.
public interface Meter extends Metric {

    /// Counts one event.
    void markEvent();

    /// Counts n events.
    void markEvent(long n);

    /// Returns the events per second. The implementation chooses the time span.
    double getRate();

    /// Returns the number of all events.
    long getCount();

    @Override
    default MetricType getMetricType() {
        return MetricType.METER;
    }
}
