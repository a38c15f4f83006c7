package dev.millrace.cluster.ledger;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The ledger of a coordinator while it leads. Any thread, one after the other in the order in which they came; each
/// may
/// be kept waiting by the disk.
public final class Books {
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Host host;
    /// Whose turn it is, and who comes then.
    private final Queue<Thread> turns = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Ledger ledger;
    private volatile Consumer<MillraceException> onBroken = _ -> {};

    public Books(Host host) {
        this.host = host;
    }

    /// This process leads now.
    ///
    /// @param broken told if nothing can be noted any more
    public void open(Ledger replayed, Consumer<MillraceException> broken) {
        inTurn(() -> {
            onBroken = broken;
            ledger = replayed;
            return replayed;
        });
    }

    /// This process leads no more. What others note from here on is refused.
    public void close() {
        inTurn(() -> {
            ledger = null;
            return this;
        });
    }

    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NOT_LEADING], or as the ledger tells
    public void note(Consumer<Ledger> entry) {
        try {
            inTurn(() -> {
                entry.accept(present());
                return this;
            });
        } catch (MillraceException failed) {
            if (failed.fault().equals(ClusterFaults.JOURNAL_IO)) {
                close();
                onBroken.accept(failed);
            }
            throw failed;
        }
    }

    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NOT_LEADING]
    public <T> T read(Function<Ledger, T> question) {
        return inTurn(() -> question.apply(present()));
    }

    /// Who waits does so in a way that a host knows of.
    private <T> T inTurn(Supplier<T> work) {
        Thread self = Thread.currentThread();
        turns.add(self);
        while (turns.peek() != self) host.threads().park(LOOK_NANOS);
        try {
            return work.get();
        } finally {
            turns.remove();
            Thread next = turns.peek();
            if (next != null) host.threads().unpark(next);
        }
    }

    private Ledger present() {
        Ledger open = ledger;
        if (open != null) return open;
        throw ClusterFaults.NOT_LEADING
                .what("this coordinator does not lead")
                .fix("ask the one that leads; else see this one's log");
    }
}
