package dev.millrace.api.event.reporter;

import java.util.Properties;

/// Creates an event reporter. The service loader finds the factory, or `events.reporter.NAME.factory.class` names its
/// class. The class needs a public constructor without parameters.
public interface EventReporterFactory {

    /// Creates a reporter, which is not open yet.
    ///
    /// @param properties the configuration of the reporter; a [dev.millrace.api.metric.MetricConfig]
    EventReporter createEventReporter(Properties properties);
}
