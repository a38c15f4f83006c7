package dev.millrace.api.metric.reporter;

import java.util.Properties;

/// Makes a reporter. Found by the service loader or by the class name in `metrics.reporter.NAME.factory.class`; needs a
/// public constructor without arguments.
public interface MetricReporterFactory {

    /// A new reporter, not open yet.
    ///
    /// @param properties what the configuration says of it; a [dev.millrace.api.metric.MetricConfig]
    MetricReporter createMetricReporter(Properties properties);
}
