package dev.millrace.base.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Runs work when the virtual machine exits in order: all work that was added at the same time, and one last piece when
/// the rest is done. Shutdown hooks of the virtual machine have no order. Thread-safe.
final class ProcessExit {
    private final Set<Thread> first = new LinkedHashSet<>();
    private final Runnable last;
    private boolean isRegistered;

    /// @param last what needs the rest to be over
    ProcessExit(Runnable last) {
        this.last = last;
    }

    /// From now on the virtual machine runs the last piece when it exits.
    synchronized void register() {
        if (isRegistered) return;
        isRegistered = true;
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::run, "millrace-exit"));
        } catch (IllegalStateException exiting) {
            // The virtual machine exits already, and runs nothing more.
            return;
        }
    }

    /// Adds work.
    ///
    /// @return forgets the work
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
