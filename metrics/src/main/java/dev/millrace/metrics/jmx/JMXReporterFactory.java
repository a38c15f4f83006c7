package dev.millrace.metrics.jmx;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.metrics.ReporterFaults;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Properties;

/// Creates [JMXReporter]s.
public final class JMXReporterFactory implements MetricReporterFactory {

    public JMXReporterFactory() {}

    @Override
    public JMXReporter createMetricReporter(Properties properties) {
        MetricConfig config = new MetricConfig();
        config.putAll(properties);
        if (config.containsKey("port")) {
            throw ReporterFaults.UNSUPPORTED
                    .what("The JMX reporter opens no port.")
                    .fix("Remove 'port', and start the JVM with -Dcom.sun.management.jmxremote.port.");
        }
        return new JMXReporter(
                ManagementFactory.getPlatformMBeanServer(),
                Objects.requireNonNullElse(config.getString("domain", null), "org.apache.flink"));
    }
}
