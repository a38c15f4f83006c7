package dev.millrace.bench.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Simulates a remote service with an asynchronous client: runs each callback a fixed time after the request, on
/// one thread, like the event loop of a client. Thread-safe.
public final class Answers implements AutoCloseable {
    private static final long PARK_NANOS = 100_000;

    private final Queue<Answer> waiting = new ConcurrentLinkedQueue<>();
    private final long delayNanos;
    private volatile boolean isClosed;

    private record Answer(long dueNanos, Runnable callback) {}

    /// Starts the thread, which runs until [#close].
    public Answers(long delayMillis) {
        this.delayNanos = delayMillis * 1_000_000;
        var thread = new Thread(this::work, "answers");
        thread.setDaemon(true);
        thread.start();
    }

    /// Runs the callback after the delay.
    public void later(Runnable callback) {
        waiting.add(new Answer(System.nanoTime() + delayNanos, callback));
    }

    private void work() {
        while (!isClosed) {
            var next = waiting.peek();
            if (next == null || next.dueNanos - System.nanoTime() > 0) {
                LockSupport.parkNanos(PARK_NANOS);
            } else {
                waiting.remove();
                next.callback.run();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
