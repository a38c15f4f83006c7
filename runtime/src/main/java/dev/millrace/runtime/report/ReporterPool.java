package dev.millrace.runtime.report;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.metric.Scopes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The reporters of a process. Jobs with the same configuration share them; they start with the first and end with the
/// last. A job that configures none costs nothing. Safe to use from any thread.
public final class ReporterPool {
    private final Host host;
    private final Map<Key, Shared> shared = new HashMap<>();

    private record Key(List<ReporterSetup> setups, ClassLoader loader) {}

    private record Shared(Reporters reporters, MetricRegistry process, AtomicInteger jobs) {}

    public ReporterPool(Host host) {
        this.host = host;
    }

    /// Has a job's metrics reported, if its configuration wants that.
    ///
    /// @param loader finds reporters of the program
    /// @param metrics of the job
    /// @return ends it; to be called once
    public synchronized Runnable report(Configuration configuration, ClassLoader loader, MetricRegistry metrics) {
        List<ReporterSetup> setups = ReporterSetup.of(configuration);
        if (setups.isEmpty()) return () -> {};
        Key key = new Key(setups, loader);
        Shared found = shared.get(key);
        if (found == null) {
            found = start(key, metrics.scopes());
            shared.put(key, found);
        }
        found.jobs.incrementAndGet();
        metrics.watch(found.reporters);
        Shared used = found;
        return () -> end(key, used, metrics);
    }

    private Shared start(Key key, Scopes scopes) {
        Reporters reporters = new Reporters(key.setups, key.loader, host);
        MetricRegistry process = new MetricRegistry(scopes);
        AtomicInteger jobs = new AtomicInteger();
        ProcessMetrics.register(process, host.clock(), jobs::get);
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
