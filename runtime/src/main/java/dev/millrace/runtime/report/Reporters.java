package dev.millrace.runtime.report;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.MetricFaults;
import dev.millrace.runtime.metric.MetricWatcher;
import dev.millrace.runtime.metric.Scope;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Some reporters that are told the same. Safe to use from any thread.
final class Reporters implements MetricWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Reporters.class);

    private final List<OpenReporter> open = new ArrayList<>();

    /// Makes all and opens those that can be opened.
    Reporters(List<ReporterSetup> setups, ClassLoader loader, Host host) {
        List<MetricReporter> made = new ArrayList<>();
        List<MetricFilter> filters = new ArrayList<>();
        for (ReporterSetup each : setups) {
            made.add(each.make(loader));
            filters.add(each.filter());
        }
        for (int i = 0; i < setups.size(); i++) open(made.get(i), setups.get(i), filters.get(i), host);
    }

    private void open(MetricReporter reporter, ReporterSetup setup, MetricFilter filter, Host host) {
        try {
            reporter.open(setup.config());
        } catch (RuntimeException | LinkageError thrown) {
            LOG.error(
                    "{}",
                    MetricFaults.NOT_REPORTING
                            .what("reporter '%s' could not be opened", setup.name())
                            .cause(thrown)
                            .fix("see the cause; the job goes on without it")
                            .getMessage(),
                    thrown);
            return;
        }
        open.add(new OpenReporter(reporter, setup, filter, host));
    }

    @Override
    public synchronized void added(Metric metric, String name, Scope scope) {
        for (OpenReporter each : open) each.added(metric, name, scope);
    }

    @Override
    public synchronized void removed(Metric metric, String name, Scope scope) {
        for (OpenReporter each : open) each.removed(metric, name, scope);
    }

    void reportLast() {
        for (OpenReporter each : open) each.reportLast();
    }

    void close() {
        for (OpenReporter each : open) each.close();
    }
}
