package dev.millrace.metrics.otel;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.util.TimeUtils;
import dev.millrace.metrics.ReporterFaults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/// Sends requests to an OpenTelemetry collector by OTLP over HTTP, as JSON. Options:
///
/// - `exporter.endpoint` (`http://localhost:4318`, or a whole address with the path)
/// - `exporter.timeout` (10 seconds)
/// - `service.name` (`millrace`) and `service.version`
///
/// Thread-safe.
final class Collector {
    private final String what;
    private final URI endpoint;
    private final Duration timeout;
    private final HttpClient client;
    private final String resource;

    /// @param what the kind of data, for messages
    /// @param path of the OTLP signal
    Collector(MetricConfig config, String what, String path) {
        if ("gRPC".equalsIgnoreCase(text(config, "exporter.protocol", "http"))) {
            throw ReporterFaults.UNSUPPORTED
                    .what("%s cannot be sent to OpenTelemetry by gRPC yet.", what)
                    .fix("Set exporter.protocol to http. Set exporter.endpoint to the HTTP port of the collector,"
                            + " often 4318.");
        }
        this.what = what;
        String address = text(config, "exporter.endpoint", "http://localhost:4318");
        this.endpoint = URI.create(address.endsWith(path) ? address : address.replaceAll("/+$", "") + path);
        this.timeout = TimeUtils.parseDuration(text(config, "exporter.timeout", "10 s"));
        this.resource = Otlp.resource(text(config, "service.name", "millrace"), text(config, "service.version", ""));
        // The client connects when there is something to send.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    private static String text(MetricConfig config, String key, String otherwise) {
        return Objects.requireNonNullElse(config.getString(key, otherwise), otherwise);
    }

    /// Returns the OTLP resource of all data.
    String resource() {
        return resource;
    }

    /// Sends a request.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the collector did not accept it
    void send(String json) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) return;
            throw ReporterFaults.NOT_TAKEN
                    .what("%s answered %d.", endpoint, answer.statusCode())
                    .why("%s", answer.body().isEmpty() ? "The answer has no text." : answer.body())
                    .fix("Check that the endpoint is the OTLP address of a collector.");
        } catch (IOException failed) {
            throw ReporterFaults.NOT_TAKEN
                    .what("%s could not be sent to %s.", what, endpoint)
                    .cause(failed)
                    .fix("Check that a collector listens there. The reporter sends them again after the interval.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        client.shutdownNow();
    }
}
