package dev.millrace.runtime.report;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.metric.Scopes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Manages the reporters of a process. Jobs with the same configuration share reporters, which start with the
/// first job and stop after the last one. A job without reporters has no cost. Thread-safe.
public final class ReporterPool implements AutoCloseable {
    private static final String NO_JOB = "0".repeat(32);

    private final Host host;
    private final Map<Key, Shared> shared = new HashMap<>();
    /// The reporters of the process itself, independent of jobs; null if there are none.
    private @Nullable Shared own;

    private record Key(List<ReporterSetup> setups, ClassLoader loader) {}

    private record Shared(Reporters reporters, MetricRegistry process, AtomicInteger jobs) {}

    public ReporterPool(Host host) {
        this.host = host;
    }

    /// Starts the reporters of the process configuration, until [#close]. They report the metrics of the process
    /// and of all jobs, and replace the reporters of jobs.
    ///
    /// @param figures the metrics of the process's coordinator
    public synchronized void open(
            Configuration configuration, ProcessMetrics.Duty duty, List<ProcessMetrics.Figure> figures) {
        List<ReporterSetup> setups = ReporterSetup.of(configuration);
        if (setups.isEmpty()) return;
        Key key = new Key(setups, ReporterPool.class.getClassLoader());
        own = start(key, Scopes.of(configuration, NO_JOB), duty, figures);
    }

    /// Stops the reporters of the process itself.
    @Override
    public synchronized void close() {
        Shared last = own;
        own = null;
        if (last == null) return;
        last.reporters.reportLast();
        last.process.unwatch(last.reporters);
        last.reporters.close();
    }

    /// Starts the reporters of a job, if its configuration has any.
    ///
    /// @param loader a class loader that also finds reporters of the program
    /// @param metrics the metrics of the job
    /// @return an action that stops the reports; called once
    public synchronized Runnable report(Configuration configuration, ClassLoader loader, MetricRegistry metrics) {
        Shared ofProcess = own;
        if (ofProcess != null) return report(metrics, ofProcess);
        List<ReporterSetup> setups = ReporterSetup.of(configuration);
        if (setups.isEmpty()) return () -> {};
        Key key = new Key(setups, loader);
        Shared found = shared.get(key);
        if (found == null) {
            found = start(key, metrics.scopes(), ProcessMetrics.Duty.ALL, List.of());
            shared.put(key, found);
        }
        found.jobs.incrementAndGet();
        metrics.watch(found.reporters);
        Shared used = found;
        return () -> end(key, used, metrics);
    }

    private static Runnable report(MetricRegistry metrics, Shared ofProcess) {
        ofProcess.jobs.incrementAndGet();
        metrics.watch(ofProcess.reporters);
        return () -> {
            ofProcess.jobs.decrementAndGet();
            metrics.unwatch(ofProcess.reporters);
        };
    }

    private Shared start(Key key, Scopes scopes, ProcessMetrics.Duty duty, List<ProcessMetrics.Figure> figures) {
        Reporters reporters = new Reporters(key.setups, key.loader, host);
        MetricRegistry process = new MetricRegistry(scopes);
        AtomicInteger jobs = new AtomicInteger();
        List<ProcessMetrics.Figure> all = new ArrayList<>(figures);
        all.add(new ProcessMetrics.Figure("numRunningJobs", jobs::get));
        ProcessMetrics.register(process, host.clock(), duty, all);
        process.watch(reporters);
        return new Shared(reporters, process, jobs);
    }

    private synchronized void end(Key key, Shared used, MetricRegistry metrics) {
        boolean isLast = used.jobs.decrementAndGet() == 0;
        if (isLast) used.reporters.reportLast();
        metrics.unwatch(used.reporters);
        if (!isLast) return;
        shared.remove(key);
        used.process.unwatch(used.reporters);
        used.reporters.close();
    }
}
