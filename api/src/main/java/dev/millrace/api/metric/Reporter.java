package dev.millrace.api.metric;

/// Something that is opened with its configuration, and closed.
public interface Reporter {

    /// Called once, before anything is told. What it throws is logged, and the reporter is left out.
    void open(MetricConfig config);

    /// Called once, after the last metric is gone.
    void close();
}
