package dev.millrace.metrics.prometheus;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.base.host.Host;
import java.util.Properties;

/// Creates [PrometheusReporter]s.
public final class PrometheusReporterFactory implements MetricReporterFactory {

    public PrometheusReporterFactory() {}

    @Override
    public PrometheusReporter createMetricReporter(Properties properties) {
        MetricConfig config = new MetricConfig();
        config.putAll(properties);
        return new PrometheusReporter(config, Host.real());
    }
}
