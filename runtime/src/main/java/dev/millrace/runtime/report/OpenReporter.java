package dev.millrace.runtime.report;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.Scheduled;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.MetricWatcher;
import dev.millrace.runtime.metric.Scope;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Runs one reporter of metrics. Exceptions of the reporter are logged and do not affect others.
final class OpenReporter implements MetricWatcher {
    /// The maximum time that the end of a job waits for the last report.
    private static final long LAST_REPORT_NANOS = 5_000_000_000L;

    private final MetricReporter reporter;
    private final ReporterSetup setup;
    private final MetricFilter filter;
    private final ReporterGuard guard;
    private final Host host;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final @Nullable Thread thread;
    private volatile boolean isEnding;

    /// Creates the runner, which starts the periodic reports.
    ///
    /// @param reporter an open reporter
    OpenReporter(MetricReporter reporter, ReporterSetup setup, MetricFilter filter, Host host) {
        this.reporter = reporter;
        this.setup = setup;
        this.filter = filter;
        this.guard = new ReporterGuard(setup.name());
        this.host = host;
        long nanos = setup.interval().toNanos();
        this.thread = reporter instanceof Scheduled scheduled
                ? host.threads().startBlocking("millrace-metrics-" + setup.name(), () -> report(scheduled, nanos))
                : null;
    }

    @Override
    public void added(Metric metric, String name, Scope scope) {
        if (!passes(metric, name, scope)) return;
        guard.call(() -> reporter.notifyOfAddedMetric(metric, name, new ReportedGroup(scope, setup)));
    }

    @Override
    public void removed(Metric metric, String name, Scope scope) {
        if (!passes(metric, name, scope)) return;
        guard.call(() -> reporter.notifyOfRemovedMetric(metric, name, new ReportedGroup(scope, setup)));
    }

    private boolean passes(Metric metric, String name, Scope scope) {
        return filter.passes(scope.logical(CharacterFilter.NO_OP_FILTER, "."), name, metric.getMetricType());
    }

    private void report(Scheduled scheduled, long intervalNanos) {
        long due = host.clock().nanos() + intervalNanos;
        while (!isEnding) {
            long left = due - host.clock().nanos();
            if (left > 0) {
                host.threads().park(left);
                continue;
            }
            guard.call(scheduled::report);
            due = host.clock().nanos() + intervalNanos;
        }
        guard.call(scheduled::report);
        ended.complete(null);
    }

    /// Sends a last report if the reporter sends periodically, so that the metrics of short jobs are reported.
    void reportLast() {
        Thread reporting = thread;
        if (reporting == null) return;
        isEnding = true;
        host.threads().unpark(reporting);
        Thread waiting = Thread.currentThread();
        ended.whenComplete((_, _) -> host.threads().unpark(waiting));
        long until = host.clock().nanos() + LAST_REPORT_NANOS;
        while (!ended.isDone() && host.clock().nanos() < until) {
            host.threads().park(until - host.clock().nanos());
        }
    }

    void close() {
        guard.call(reporter::close);
    }
}
