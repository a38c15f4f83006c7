package dev.millrace.runtime.report;

import dev.millrace.api.event.Event;
import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.event.reporter.EventReporter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.Reporter;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.trace.Span;
import dev.millrace.api.trace.SpanBuilder;
import dev.millrace.api.trace.reporter.TraceReporter;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.MetricFaults;
import dev.millrace.runtime.metric.MetricWatcher;
import dev.millrace.runtime.metric.Scope;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes notifications to several reporters, to each what its kind reports. Thread-safe.
final class Reporters implements MetricWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Reporters.class);

    /// The maximum time that the end of a job waits for the last spans and events.
    private static final long LAST_NANOS = 5_000_000_000L;

    private final Host host;
    // Does not change after construction.
    private final List<OpenReporter> open = new ArrayList<>();
    private final List<ReporterThread<Span>> spans = new ArrayList<>();
    private final List<ReporterThread<Event>> events = new ArrayList<>();

    /// Creates all reporters, and opens those that can be opened.
    Reporters(List<ReporterSetup> setups, ClassLoader loader, Host host) {
        this.host = host;
        List<Reporter> made = new ArrayList<>();
        List<MetricFilter> filters = new ArrayList<>();
        for (ReporterSetup each : setups) {
            made.add(each.make(loader));
            filters.add(each.filter());
        }
        for (int i = 0; i < setups.size(); i++) open(made.get(i), setups.get(i), filters.get(i));
    }

    private void open(Reporter reporter, ReporterSetup setup, MetricFilter filter) {
        try {
            reporter.open(setup.config());
        } catch (RuntimeException | LinkageError thrown) {
            LOG.error(
                    "{}",
                    MetricFaults.NOT_REPORTING
                            .what("Reporter '%s' could not be opened.", setup.name())
                            .cause(thrown)
                            .fix("Correct the cause. The job continues without this reporter.")
                            .getMessage(),
                    thrown);
            return;
        }
        switch (setup.kind()) {
            case METRICS -> open.add(new OpenReporter((MetricReporter) reporter, setup, filter, host));
            case TRACES -> {
                TraceReporter told = (TraceReporter) reporter;
                spans.add(new ReporterThread<>(told, told::notifyOfAddedSpan, Reporters::parts, setup, filter, host));
            }
            case EVENTS -> {
                EventReporter told = (EventReporter) reporter;
                events.add(new ReporterThread<>(told, told::notifyOfAddedEvent, _ -> 1, setup, filter, host));
            }
        }
    }

    private static int parts(Span span) {
        int parts = 1;
        for (Span each : span.getChildren()) parts += parts(each);
        return parts;
    }

    @Override
    public synchronized void added(Metric metric, String name, Scope scope) {
        for (OpenReporter each : open) each.added(metric, name, scope);
    }

    @Override
    public synchronized void removed(Metric metric, String name, Scope scope) {
        for (OpenReporter each : open) each.removed(metric, name, scope);
    }

    @Override
    public void told(SpanBuilder span, Scope scope) {
        for (ReporterThread<Span> each : spans) each.take(span.getName(), scope, span::build);
    }

    @Override
    public void told(EventBuilder event, Scope scope) {
        for (ReporterThread<Event> each : events) each.take(event.getName(), scope, event::build);
    }

    void reportLast() {
        List<ReporterThread<?>> reporterThreads = reporterThreads();
        reporterThreads.forEach(ReporterThread::end);
        for (OpenReporter each : open) each.reportLast();
        long until = host.clock().nanos() + LAST_NANOS;
        for (ReporterThread<?> each : reporterThreads) each.await(until);
    }

    private List<ReporterThread<?>> reporterThreads() {
        List<ReporterThread<?>> all = new ArrayList<>(spans);
        all.addAll(events);
        return all;
    }

    void close() {
        for (OpenReporter each : open) each.close();
        reporterThreads().forEach(ReporterThread::close);
    }
}
