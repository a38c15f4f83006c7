package dev.millrace.metrics.otel;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.Scheduled;
import dev.millrace.base.host.Clock;

/// Sends all metrics to an OpenTelemetry collector at an interval, by OTLP over HTTP as JSON. Options:
///
/// - `exporter.endpoint` (`http://localhost:4318`, or a whole address that ends in `/v1/metrics`)
/// - `exporter.timeout` (10 seconds)
/// - `service.name` (`millrace`) and `service.version`
public final class OpenTelemetryMetricReporter implements MetricReporter, Scheduled {
    private final Collector collector;
    private final Payload payload;

    OpenTelemetryMetricReporter(MetricConfig config, Clock clock) {
        this.collector = new Collector(config, "metrics", "/v1/metrics");
        this.payload = new Payload(collector.resource(), clock);
    }

    @Override
    public void open(MetricConfig config) {
        // The reporter connects when there is something to send.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
        payload.add(metric, metricName, group);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
        payload.remove(metric, metricName, group);
    }

    @Override
    public void report() {
        collector.send(payload.json());
    }

    @Override
    public void close() {
        collector.close();
    }
}
