package dev.millrace.metrics.otel;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.base.host.Host;
import java.util.Properties;

/// Creates [OpenTelemetryMetricReporter]s.
public final class OpenTelemetryMetricReporterFactory implements MetricReporterFactory {

    public OpenTelemetryMetricReporterFactory() {}

    @Override
    public OpenTelemetryMetricReporter createMetricReporter(Properties properties) {
        MetricConfig config = new MetricConfig();
        config.putAll(properties);
        return new OpenTelemetryMetricReporter(config, Host.real().clock());
    }
}
