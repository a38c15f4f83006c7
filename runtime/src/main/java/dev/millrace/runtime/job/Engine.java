package dev.millrace.runtime.job;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.report.ReporterPool;
import dev.millrace.runtime.step.StepThreads;
import org.jspecify.annotations.Nullable;

/// Manages the step threads that all jobs of this process share. The threads start with the first job and stop with the
/// last job, so an idle application that embeds the engine has no threads of the engine. Thread-safe.
public final class Engine {
    private static final Engine SHARED = new Engine(Host.real());

    private final Host host;
    private final ReporterPool reporters;
    private @Nullable StepThreads threads;
    private int jobs;

    public Engine(Host host) {
        this.host = host;
        this.reporters = new ReporterPool(host);
    }

    public static Engine shared() {
        return SHARED;
    }

    public Host host() {
        return host;
    }

    /// Returns the pool of metric reporters.
    public ReporterPool reporters() {
        return reporters;
    }

    /// Returns the step threads for one more job. Each call requires a later call of [#release].
    public synchronized StepThreads acquire() {
        jobs++;
        if (threads == null) threads = new StepThreads(host, host.threads().cores());
        return threads;
    }

    public synchronized void release() {
        if (--jobs > 0 || threads == null) return;
        threads.close();
        threads = null;
    }
}
