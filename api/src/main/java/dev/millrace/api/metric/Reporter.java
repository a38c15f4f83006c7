package dev.millrace.api.metric;

/// Opens and closes a reporter of metrics, spans or events.
public interface Reporter {

    /// Opens the reporter before the first report. If the method throws, the engine logs the error and ignores
    /// the reporter.
    void open(MetricConfig config);

    /// Closes the reporter after the last report.
    void close();
}
