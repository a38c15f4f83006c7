package dev.millrace.cluster.ledger;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The ledger of a coordinator while it leads. Any thread, one after the other; each may be kept waiting by the disk.
public final class Books {
    private @Nullable Ledger ledger;
    private Consumer<MillraceException> onBroken = _ -> {};

    /// This process leads now.
    ///
    /// @param broken told if nothing can be noted any more
    public synchronized void open(Ledger replayed, Consumer<MillraceException> broken) {
        ledger = replayed;
        onBroken = broken;
    }

    /// This process leads no more. What others note from here on is refused.
    public synchronized void close() {
        ledger = null;
    }

    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NOT_LEADING], or as the ledger tells
    public synchronized void note(Consumer<Ledger> entry) {
        try {
            entry.accept(present());
        } catch (MillraceException failed) {
            if (failed.fault().equals(ClusterFaults.JOURNAL_IO)) {
                ledger = null;
                onBroken.accept(failed);
            }
            throw failed;
        }
    }

    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NOT_LEADING]
    public synchronized <T> T read(Function<Ledger, T> question) {
        return question.apply(present());
    }

    private Ledger present() {
        Ledger open = ledger;
        if (open != null) return open;
        throw ClusterFaults.NOT_LEADING
                .what("this coordinator does not lead")
                .fix("ask the one that leads; else see this one's log");
    }
}
