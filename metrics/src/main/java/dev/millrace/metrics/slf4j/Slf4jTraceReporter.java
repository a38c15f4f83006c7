package dev.millrace.metrics.slf4j;

import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.trace.Span;
import dev.millrace.api.trace.reporter.TraceReporter;
import java.time.Instant;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each span to the log as one message, with its descendants.
public final class Slf4jTraceReporter implements TraceReporter {
    private static final Logger LOG = LoggerFactory.getLogger(Slf4jTraceReporter.class);

    Slf4jTraceReporter() {}

    @Override
    public void open(MetricConfig config) {
        // There is nothing to open.
    }

    @Override
    public void notifyOfAddedSpan(Span span) {
        StringBuilder message = new StringBuilder();
        describe(span, "", message);
        LOG.info("Span: {}", message);
    }

    private static void describe(Span span, String before, StringBuilder message) {
        message.append(before)
                .append(span.getName())
                .append(" of ")
                .append(span.getScope())
                .append(", from ")
                .append(Instant.ofEpochMilli(span.getStartTsMillis()))
                .append(", ")
                .append(span.getEndTsMillis() - span.getStartTsMillis())
                .append(" ms, ")
                .append(new TreeMap<>(span.getAttributes()));
        for (Span child : span.getChildren()) {
            message.append(System.lineSeparator());
            describe(child, before + "  ", message);
        }
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
