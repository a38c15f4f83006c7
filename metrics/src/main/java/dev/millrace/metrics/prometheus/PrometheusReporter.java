package dev.millrace.metrics.prometheus;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.base.host.Host;
import dev.millrace.metrics.Ports;
import dev.millrace.metrics.ReporterFaults;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves all metrics over HTTP, in Prometheus' text format and with Flink's names. Options:
///
/// - `port` (9249; the ports of a range are tried in order)
/// - `host` (the address to listen on; by default all addresses)
/// - `prefix` (`flink`)
/// - `filterLabelValueCharacters` (true)
public final class PrometheusReporter implements MetricReporter {
    private static final Logger LOG = LoggerFactory.getLogger(PrometheusReporter.class);

    private final Series series;
    private final Host host;
    private @Nullable MetricServer server;

    PrometheusReporter(MetricConfig config, Host host) {
        this.series =
                new Series(text(config, "prefix", "flink"), config.getBoolean("filterLabelValueCharacters", true));
        this.host = host;
    }

    private static String text(MetricConfig config, String key, String otherwise) {
        return Objects.requireNonNullElse(config.getString(key, otherwise), otherwise);
    }

    @Override
    public void open(MetricConfig config) {
        String ports = text(config, "port", "9249");
        String address = text(config, "host", "0.0.0.0");
        IOException last = null;
        for (int port : Ports.of(ports)) {
            try {
                MetricServer opened = new MetricServer(host, host.network().listen(address, port), series::text);
                server = opened;
                LOG.info("Metrics for Prometheus are available on port {}", opened.port());
                return;
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw noPort(ports, last);
    }

    private static RuntimeException noPort(String ports, @Nullable IOException last) {
        var report = ReporterFaults.NO_PORT.what("None of the ports %s is free.", ports);
        return (last == null ? report : report.cause(last))
                .fix("Set metrics.reporter.prometheus.port to a range with a port for each process on the"
                        + " machine.");
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
        series.add(metric, metricName, group);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
        series.remove(metric, metricName, group);
    }

    @Override
    public void close() {
        MetricServer opened = server;
        if (opened != null) opened.close();
    }
}
