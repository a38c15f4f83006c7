package dev.millrace.metrics.otel;

import dev.millrace.api.event.Event;
import dev.millrace.api.event.reporter.EventReporter;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.Scheduled;

/// Sends events to an OpenTelemetry collector as log records, in batches, by OTLP over HTTP as JSON. The options are
/// those of [OpenTelemetryMetricReporter]; a whole address ends in `/v1/logs`.
public final class OpenTelemetryEventReporter implements EventReporter, Scheduled {
    private final Collector collector;
    private final Unsent<Event> unsent;

    OpenTelemetryEventReporter(MetricConfig config) {
        this.collector = new Collector(config, "events", "/v1/logs");
        EventPayload payload = new EventPayload(collector.resource());
        this.unsent = new Unsent<>(collector, "events", _ -> 1, payload::json);
    }

    @Override
    public void open(MetricConfig config) {
        // The reporter connects when there is something to send.
    }

    @Override
    public void notifyOfAddedEvent(Event event) {
        unsent.add(event);
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
