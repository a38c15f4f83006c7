package dev.millrace.api.metric.reporter;

/// A reporter that sends at an interval, `metrics.reporter.NAME.interval`.
public interface Scheduled {

    /// Sends what there is. What it throws is logged, and it is called again after the interval.
    void report();
}
