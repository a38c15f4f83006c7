package dev.millrace.base.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Runs work when the virtual machine exits normally: first all added work in parallel, then one last piece of work.
/// The shutdown hooks of the virtual machine have no order. Thread-safe.
final class ProcessExit {
    private final Set<Thread> first = new LinkedHashSet<>();
    private final Runnable last;
    private boolean isRegistered;

    /// @param last the work that runs after all other work
    ProcessExit(Runnable last) {
        this.last = last;
    }

    /// Registers the shutdown hook, which runs the last piece of work.
    synchronized void register() {
        if (isRegistered) return;
        isRegistered = true;
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::run, "millrace-exit"));
        } catch (IllegalStateException exiting) {
            // The virtual machine is exiting already and accepts no more hooks.
            return;
        }
    }

    /// Adds work.
    ///
    /// @return removes the work
    Runnable add(Thread work) {
        register();
        synchronized (first) {
            first.add(work);
        }
        return () -> {
            synchronized (first) {
                first.remove(work);
            }
        };
    }

    private void run() {
        List<Thread> all;
        synchronized (first) {
            all = List.copyOf(first);
        }
        all.forEach(Thread::start);
        try {
            for (Thread each : all) each.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        last.run();
    }
}
