package dev.millrace.metrics.otel;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.Scheduled;
import dev.millrace.api.trace.Span;
import dev.millrace.api.trace.reporter.TraceReporter;
import java.util.random.RandomGenerator;

/// Sends spans to an OpenTelemetry collector, in batches, by OTLP over HTTP as JSON. The options are those of
/// [OpenTelemetryMetricReporter]; a whole address ends in `/v1/traces`. Each span without a parent starts a trace.
public final class OpenTelemetryTraceReporter implements TraceReporter, Scheduled {
    private final Collector collector;
    private final Unsent<Span> unsent;

    OpenTelemetryTraceReporter(MetricConfig config, RandomGenerator chance) {
        this.collector = new Collector(config, "spans", "/v1/traces");
        SpanPayload payload = new SpanPayload(collector.resource(), chance);
        this.unsent = new Unsent<>(collector, "spans", SpanPayload::parts, payload::json);
    }

    @Override
    public void open(MetricConfig config) {
        // The reporter connects when there is something to send.
    }

    @Override
    public void notifyOfAddedSpan(Span span) {
        unsent.add(span);
    }

    @Override
    public void report() {
        unsent.send();
    }

    @Override
    public void close() {
        unsent.close();
        collector.close();
    }
}
