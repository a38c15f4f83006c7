package dev.millrace.rocksdb;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets readers in until it is closed, and tells when the last has left then. Safe to use from any thread.
final class CloseGate {
    private static final Fault CLOSED = new Fault(4043, Category.EXTERNAL, "a state store is closed");
    private static final int CLOSING = 1 << 30;

    private final AtomicInteger inside = new AtomicInteger();
    private final Runnable whenEmpty;

    /// @param whenEmpty called once, when it is closed and nobody is inside
    CloseGate(Runnable whenEmpty) {
        this.whenEmpty = whenEmpty;
    }

    /// @return whether the caller is inside now, and has to [#leave]
    boolean tryEnter() {
        int now = inside.get();
        while (now < CLOSING) {
            int seen = inside.compareAndExchange(now, now + 1);
            if (seen == now) return true;
            now = seen;
        }
        return false;
    }

    /// @throws dev.millrace.base.fault.MillraceException if it is closed
    void enter() {
        if (tryEnter()) return;
        throw CLOSED.what("a snapshot's rows were read after their subtask had ended")
                .fix("nothing to fix: the checkpoint is given up, and the next attempt takes others");
    }

    void leave() {
        if (inside.decrementAndGet() == CLOSING) whenEmpty.run();
    }

    /// Nobody comes in any more. To be called once.
    void close() {
        if (inside.addAndGet(CLOSING) == CLOSING) whenEmpty.run();
    }
}
