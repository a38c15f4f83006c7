package dev.millrace.metrics.slf4j;

import dev.millrace.api.event.Event;
import dev.millrace.api.event.reporter.EventReporter;
import dev.millrace.api.metric.MetricConfig;
import java.time.Instant;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each event to the log as one message.
public final class Slf4jEventReporter implements EventReporter {
    private static final Logger LOG = LoggerFactory.getLogger(Slf4jEventReporter.class);

    Slf4jEventReporter() {}

    @Override
    public void open(MetricConfig config) {
        // There is nothing to open.
    }

    @Override
    public void notifyOfAddedEvent(Event event) {
        LOG.info(
                "Event: {} of {}, at {}, {}, {}{}",
                event.getName(),
                event.getClassScope(),
                Instant.ofEpochMilli(event.getObservedTsMillis()),
                event.getSeverity(),
                new TreeMap<>(event.getAttributes()),
                event.getBody().isEmpty() ? "" : ": " + event.getBody());
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
