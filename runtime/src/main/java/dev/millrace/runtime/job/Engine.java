package dev.millrace.runtime.job;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.step.StepThreads;
import org.jspecify.annotations.Nullable;

/// The step threads that all jobs of this process share. They start with the first job and end with the last one, so an
/// application that embeds the engine keeps no thread of it while it runs no job.
final class Engine {
    private static final Engine SHARED = new Engine(Host.real());

    private final Host host;
    private @Nullable StepThreads threads;
    private int jobs;

    Engine(Host host) {
        this.host = host;
    }

    static Engine shared() {
        return SHARED;
    }

    Host host() {
        return host;
    }

    /// One more job needs the threads; must be followed by [#release].
    synchronized StepThreads acquire() {
        jobs++;
        if (threads == null) threads = new StepThreads(host, host.threads().cores());
        return threads;
    }

    synchronized void release() {
        if (--jobs > 0 || threads == null) return;
        threads.close();
        threads = null;
    }
}
