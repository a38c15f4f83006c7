package dev.millrace.api.metric.reporter;

import java.util.Properties;

/// Creates a reporter. The service loader finds the factory, or `metrics.reporter.NAME.factory.class` names its class.
/// The class needs a public constructor without parameters.
public interface MetricReporterFactory {

    /// Creates a reporter, which is not open yet.
    ///
    /// @param properties the configuration of the reporter; a [dev.millrace.api.metric.MetricConfig]
    MetricReporter createMetricReporter(Properties properties);
}
