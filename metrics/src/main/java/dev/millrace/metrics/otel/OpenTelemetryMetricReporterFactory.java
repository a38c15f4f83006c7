package dev.millrace.metrics.otel;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.base.host.Host;
import dev.millrace.metrics.ReporterFaults;
import java.util.Properties;

/// Makes [OpenTelemetryMetricReporter]s.
public final class OpenTelemetryMetricReporterFactory implements MetricReporterFactory {

    public OpenTelemetryMetricReporterFactory() {}

    @Override
    public OpenTelemetryMetricReporter createMetricReporter(Properties properties) {
        MetricConfig config = new MetricConfig();
        config.putAll(properties);
        if ("gRPC".equalsIgnoreCase(config.getString("exporter.protocol", "http"))) {
            throw ReporterFaults.UNSUPPORTED
                    .what("metrics are not sent to OpenTelemetry by gRPC yet")
                    .fix("set exporter.protocol to http, and exporter.endpoint to the collector's HTTP port, often"
                            + " 4318");
        }
        return new OpenTelemetryMetricReporter(config, Host.real().clock());
    }
}
