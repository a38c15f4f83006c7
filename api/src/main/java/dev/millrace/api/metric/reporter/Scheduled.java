package dev.millrace.api.metric.reporter;

/// Reports at a fixed interval, `metrics.reporter.NAME.interval`.
public interface Scheduled {

    /// Sends a report. If the method throws, the engine logs the error and calls the method again after
    /// the interval.
    void report();
}
