package dev.millrace.runtime.job;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.report.ReporterPool;
import dev.millrace.runtime.step.StepThreads;
import org.jspecify.annotations.Nullable;

/// The step threads that all jobs of this process share. They start with the first job and end with the last one, so an
/// application that embeds the engine keeps no thread of it while it runs no job.
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

    /// Who bring the metrics of its jobs to the outside.
    public ReporterPool reporters() {
        return reporters;
    }

    /// One more job needs the threads; must be followed by [#release].
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
