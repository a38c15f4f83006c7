package dev.millrace.metrics.otel;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.event.reporter.EventReporterFactory;
import java.util.Properties;

/// Creates [OpenTelemetryEventReporter]s.
public final class OpenTelemetryEventReporterFactory implements EventReporterFactory {

    public OpenTelemetryEventReporterFactory() {}

    @Override
    public OpenTelemetryEventReporter createEventReporter(Properties properties) {
        MetricConfig config = new MetricConfig();
        config.putAll(properties);
        return new OpenTelemetryEventReporter(config);
    }
}
