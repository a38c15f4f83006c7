package dev.millrace.api.trace.reporter;

import java.util.Properties;

/// Creates a trace reporter. The service loader finds the factory, or `traces.reporter.NAME.factory.class` names its
/// class. The class needs a public constructor without parameters.
public interface TraceReporterFactory {

    /// Creates a reporter, which is not open yet.
    ///
    /// @param properties the configuration of the reporter; a [dev.millrace.api.metric.MetricConfig]
    TraceReporter createTraceReporter(Properties properties);
}
