package dev.millrace.metrics.otel;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.trace.reporter.TraceReporterFactory;
import dev.millrace.base.host.Host;
import java.util.Properties;

/// Creates [OpenTelemetryTraceReporter]s.
public final class OpenTelemetryTraceReporterFactory implements TraceReporterFactory {

    public OpenTelemetryTraceReporterFactory() {}

    @Override
    public OpenTelemetryTraceReporter createTraceReporter(Properties properties) {
        MetricConfig config = new MetricConfig();
        config.putAll(properties);
        return new OpenTelemetryTraceReporter(config, Host.real().chance());
    }
}
