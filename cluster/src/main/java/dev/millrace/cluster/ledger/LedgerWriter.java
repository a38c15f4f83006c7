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
/// may be kept waiting by the disk.
public final class LedgerWriter {
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Host host;
    /// Whose turn it is, and who comes then.
    private final Queue<Thread> turns = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Ledger ledger;
    private volatile Consumer<MillraceException> onBroken = _ -> {};

    public LedgerWriter(Host host) {
        this.host = host;
    }

    /// This process leads now.
    ///
    /// @param broken told if nothing can be noted any more
    public void open(Ledger replayed, Consumer<MillraceException> broken) {
        inAttemptId(() -> {
            onBroken = broken;
            ledger = replayed;
            return replayed;
        });
    }

    /// This process leads no more. What others note from here on is refused.
    public void close() {
        inAttemptId(() -> {
            ledger = null;
            return this;
        });
    }

    /// A job for which this process answers.
    ///
    /// @param epoch since when: what it does for the job once another has led is refused, even if it leads again
    public record Accepted(StoredJob job, long epoch) {}

    /// Accepts a job.
    ///
    /// @return the epoch in which this process leads
    /// @throws MillraceException [ClusterFaults#NOT_LEADING], or as the ledger tells
    public long accept(StoredJob job) {
        return change(ledger -> {
            ledger.add(job);
            return ledger.epoch();
        });
    }

    /// A job that was accepted by whoever led then.
    ///
    /// @throws MillraceException [ClusterFaults#NOT_LEADING], [ClusterFaults#LEDGER_RULE] if there is no such job
    public Accepted accepted(String id) {
        return inAttemptId(() -> {
            Ledger open = present();
            StoredJob job = open.job(id)
                    .orElseThrow(() -> ClusterFaults.LEDGER_RULE
                            .what("job %s is none that must run", id)
                            .fix("please report this with the coordinator's log"));
            return new Accepted(job, open.epoch());
        });
    }

    /// Notes something of a job.
    ///
    /// @param epoch since when this process answers for it
    /// @throws MillraceException [ClusterFaults#NOT_LEADING] also if that is over, or as the ledger tells
    public void note(long epoch, Consumer<Ledger> entry) {
        change(ledger -> {
            if (ledger.epoch() != epoch) throw over(epoch, ledger);
            entry.accept(ledger);
            return this;
        });
    }

    private <T> T change(Function<Ledger, T> entry) {
        try {
            return inAttemptId(() -> entry.apply(present()));
        } catch (MillraceException failed) {
            boolean isLate = failed.fault().equals(ClusterFaults.STALE_EPOCH)
                    || failed.fault().equals(ClusterFaults.NOT_LEADING);
            if (isLate) host.witness("leader-refused");
            if (failed.fault().equals(ClusterFaults.JOURNAL_IO)) {
                close();
                onBroken.accept(failed);
            }
            throw failed;
        }
    }

    /// @throws MillraceException [ClusterFaults#NOT_LEADING]
    public <T> T read(Function<Ledger, T> question) {
        return inAttemptId(() -> question.apply(present()));
    }

    /// Who waits does so in a way that a host knows of.
    private <T> T inAttemptId(Supplier<T> work) {
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

    private static MillraceException over(long epoch, Ledger now) {
        return ClusterFaults.NOT_LEADING
                .what("what is of epoch %d is not noted any more", epoch)
                .why("another has led since, and this coordinator leads again, in epoch %d", now.epoch())
                .fix("nothing: what it had begun then ends, and the job goes on");
    }

    private Ledger present() {
        Ledger open = ledger;
        if (open != null) return open;
        throw ClusterFaults.NOT_LEADING
                .what("this coordinator does not lead")
                .fix("ask the one that leads; else see this one's log");
    }
}
