package dev.millrace.metrics;

import dev.millrace.api.event.Event;
import dev.millrace.api.event.reporter.EventReporter;
import dev.millrace.api.event.reporter.EventReporterFactory;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.trace.Span;
import dev.millrace.api.trace.reporter.TraceReporter;
import dev.millrace.api.trace.reporter.TraceReporterFactory;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// Provides reporters that store the spans and events of all jobs since [#reset].
final class TestReporters {
    static final Queue<Span> SPANS = new ConcurrentLinkedQueue<>();
    static final Queue<Event> EVENTS = new ConcurrentLinkedQueue<>();
    /// Reporters wait for this latch before they accept an element.
    static volatile CountDownLatch gate = new CountDownLatch(0);

    private TestReporters() {}

    static void reset() {
        SPANS.clear();
        EVENTS.clear();
        gate = new CountDownLatch(0);
    }

    /// Returns settings that report a job's spans and events.
    static Map<String, String> settings() {
        return Map.of(
                "traces.reporter.kept.factory.class", Spans.class.getName(),
                "events.reporter.kept.factory.class", Events.class.getName());
    }

    static List<Span> spans(String name) {
        return SPANS.stream().filter(each -> each.getName().equals(name)).toList();
    }

    static List<Event> events(String name) {
        return EVENTS.stream().filter(each -> each.getName().equals(name)).toList();
    }

    /// Returns an attribute of each event of a name, in the order of arrival.
    static List<Object> all(String name, String attribute) {
        return events(name).stream()
                .map(each -> each.getAttributes().get(attribute))
                .toList();
    }

    public static final class Spans implements TraceReporterFactory {
        @Override
        public TraceReporter createTraceReporter(Properties properties) {
            return new Keeper();
        }
    }

    public static final class Events implements EventReporterFactory {
        @Override
        public EventReporter createEventReporter(Properties properties) {
            return new Keeper();
        }
    }

    private static final class Keeper implements TraceReporter, EventReporter {
        @Override
        public void open(MetricConfig config) {}

        @Override
        public void close() {}

        @Override
        public void notifyOfAddedSpan(Span span) {
            pass();
            SPANS.add(span);
        }

        @Override
        public void notifyOfAddedEvent(Event event) {
            pass();
            EVENTS.add(event);
        }

        private static void pass() {
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
