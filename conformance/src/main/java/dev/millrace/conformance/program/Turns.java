package dev.millrace.conformance.program;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// Makes the sources of a job emit their rows in turn: a source waits for a while until all others have emitted as many
/// rows. Which rows are late at joins then hardly depends on chance. Thread-safe.
final class Turns {
    /// The time in which a row and its watermark pass the operators of a job, in nanoseconds.
    private static final long PAUSE_NANOS = 3_000_000;

    private static final int WAITS_MAX = 10;
    private static final int WAIT_MILLIS = 10;

    private int[] emitted = {};

    /// Adds a source.
    ///
    /// @return the number of the source
    synchronized int join() {
        emitted = Arrays.copyOf(emitted, emitted.length + 1);
        return emitted.length - 1;
    }

    /// Waits until all other sources have emitted a number of rows.
    void await(int source, int rows) throws InterruptedException {
        synchronized (this) {
            if (emitted.length == 1) return;
            emitted[source] = rows;
            notifyAll();
            // A source that does not run must not stop the others.
            for (int i = 0; i < WAITS_MAX && isAhead(rows); i++) wait(WAIT_MILLIS);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private boolean isAhead(int rows) {
        for (int each : emitted) if (each < rows) return true;
        return false;
    }

    /// Says that a source emits no more rows.
    synchronized void end(int source) {
        emitted[source] = Integer.MAX_VALUE;
        notifyAll();
    }
}
