package dev.millrace.api.event.reporter;

import java.util.Properties;

/// Makes a reporter. Found by the service loader or by the class name in `events.reporter.NAME.factory.class`; needs a
/// public constructor without arguments.
public interface EventReporterFactory {

    /// A new reporter, not open yet.
    ///
    /// @param properties what the configuration says of it; a [dev.millrace.api.metric.MetricConfig]
    EventReporter createEventReporter(Properties properties);
}
