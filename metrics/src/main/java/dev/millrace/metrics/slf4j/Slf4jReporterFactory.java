package dev.millrace.metrics.slf4j;

import dev.millrace.api.metric.reporter.MetricReporterFactory;
import java.util.Properties;

/// Creates [Slf4jReporter]s.
public class Slf4jReporterFactory implements MetricReporterFactory {

    public Slf4jReporterFactory() {}

    @Override
    public Slf4jReporter createMetricReporter(Properties properties) {
        return new Slf4jReporter();
    }
}
