package dev.millrace.connector.files;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Blocks readers until checkpoints complete, so that no reader finishes before the job has failed.
final class Gate {
    static final AtomicInteger FAILURES = new AtomicInteger();
    private static final int PER_CHECKPOINT = 4;
    private static final int ENOUGH_FOR_ALL = 1 << 20;
    private static final AtomicReference<Semaphore> PERMITS = new AtomicReference<>(new Semaphore(0));

    private Gate() {}

    /// Closes the gate for a new attempt.
    static void close() {
        PERMITS.set(new Semaphore(0));
    }

    /// Releases all waiting readers at the end of an attempt.
    static void open() {
        PERMITS.get().release(ENOUGH_FOR_ALL);
    }

    static void checkpointCompleted() {
        PERMITS.get().release(PER_CHECKPOINT);
    }

    static void await() {
        PERMITS.get().acquireUninterruptibly();
    }

    static boolean isOpen() {
        return PERMITS.get().tryAcquire();
    }
}
