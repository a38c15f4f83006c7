package dev.millrace.rocksdb;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.concurrent.atomic.AtomicInteger;

/// Admits readers until it is closed, and runs a callback when the last reader has left. Thread-safe.
final class CloseGate {
    private static final Fault CLOSED = new Fault(4043, Category.EXTERNAL, "a state store is closed");
    private static final int CLOSING = 1 << 30;

    private final AtomicInteger inside = new AtomicInteger();
    private final Runnable whenEmpty;

    /// Creates an open gate.
    ///
    /// @param whenEmpty is called once, after the gate was closed and all readers have left
    CloseGate(Runnable whenEmpty) {
        this.whenEmpty = whenEmpty;
    }

    /// Enters the gate if it is open.
    ///
    /// @return whether the caller has entered and must call [#leave]
    boolean tryEnter() {
        int now = inside.get();
        while (now < CLOSING) {
            int seen = inside.compareAndExchange(now, now + 1);
            if (seen == now) return true;
            now = seen;
        }
        return false;
    }

    /// Enters the gate.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the gate is closed
    void enter() {
        if (tryEnter()) return;
        throw CLOSED.what("The rows of a snapshot were read after their subtask had ended.")
                .fix("Nothing to fix. The checkpoint is abandoned, and the next attempt takes new checkpoints.");
    }

    void leave() {
        if (inside.decrementAndGet() == CLOSING) whenEmpty.run();
    }

    /// Closes the gate. Called once.
    void close() {
        if (inside.addAndGet(CLOSING) == CLOSING) whenEmpty.run();
    }
}
