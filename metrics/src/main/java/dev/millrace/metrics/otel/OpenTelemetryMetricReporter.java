package dev.millrace.metrics.otel;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.Scheduled;
import dev.millrace.api.util.TimeUtils;
import dev.millrace.base.host.Clock;
import dev.millrace.metrics.ReporterFaults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/// Sends all metrics to a collector of OpenTelemetry at an interval, by OTLP over HTTP as JSON. Settings:
/// `exporter.endpoint` (`http://localhost:4318`, or the whole address that ends in `/v1/metrics`), `exporter.timeout`
/// (10 seconds), `service.name` (`millrace`) and `service.version`.
public final class OpenTelemetryMetricReporter implements MetricReporter, Scheduled {
    private static final String PATH = "/v1/metrics";

    private final Payload payload;
    private final URI endpoint;
    private final Duration timeout;
    private final HttpClient client;

    OpenTelemetryMetricReporter(MetricConfig config, Clock clock) {
        this.payload =
                new Payload(text(config, "service.name", "millrace"), text(config, "service.version", ""), clock);
        String address = text(config, "exporter.endpoint", "http://localhost:4318");
        this.endpoint = URI.create(address.endsWith(PATH) ? address : address.replaceAll("/+$", "") + PATH);
        this.timeout = TimeUtils.parseDuration(text(config, "exporter.timeout", "10 s"));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    private static String text(MetricConfig config, String key, String otherwise) {
        return Objects.requireNonNullElse(config.getString(key, otherwise), otherwise);
    }

    @Override
    public void open(MetricConfig config) {
        // The client connects when there is something to send.
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
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload.json()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) return;
            throw ReporterFaults.NOT_TAKEN
                    .what("%s answered %d", endpoint, answer.statusCode())
                    .why("%s", answer.body().isEmpty() ? "it does not say" : answer.body())
                    .fix("check that it is the OTLP address of a collector");
        } catch (IOException failed) {
            throw ReporterFaults.NOT_TAKEN
                    .what("metrics could not be sent to %s", endpoint)
                    .cause(failed)
                    .fix("check that a collector listens there; they are sent again after the interval");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
