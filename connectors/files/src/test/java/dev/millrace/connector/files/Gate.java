package dev.millrace.connector.files;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Lets readers on only as checkpoints are completed, so that none is at its end before the job has failed.
final class Gate {
    static final AtomicInteger FAILURES = new AtomicInteger();
    private static final int PER_CHECKPOINT = 4;
    private static final int ENOUGH_FOR_ALL = 1 << 20;
    private static final AtomicReference<Semaphore> PERMITS = new AtomicReference<>(new Semaphore(0));

    private Gate() {}

    /// A new attempt begins.
    static void close() {
        PERMITS.set(new Semaphore(0));
    }

    /// Nobody shall wait any more, as the attempt is over.
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
