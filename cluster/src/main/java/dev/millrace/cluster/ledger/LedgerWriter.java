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

/// Gives access to the ledger while its coordinator leads. Thread-safe: calls run one after the other in the order of
/// their arrival. Each call may wait for the disk.
public final class LedgerWriter {
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Host host;
    /// The threads that wait for the ledger. The first one uses it.
    private final Queue<Thread> turns = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Ledger ledger;
    private volatile Consumer<MillraceException> onBroken = _ -> {};

    public LedgerWriter(Host host) {
        this.host = host;
    }

    /// Opens the ledger because this process leads now.
    ///
    /// @param broken called if the journal accepts no more records
    public void open(Ledger replayed, Consumer<MillraceException> broken) {
        inTurn(() -> {
            onBroken = broken;
            ledger = replayed;
            return replayed;
        });
    }

    /// Closes the ledger because this process does not lead any more. Later changes by other threads are refused.
    public void close() {
        inTurn(() -> {
            ledger = null;
            return this;
        });
    }

    /// Holds a job for which this process is responsible.
    ///
    /// @param epoch the epoch since which this process is responsible; if another process has led since then,
    /// changes are refused, even if this process leads again
    public record Accepted(StoredJob job, long epoch) {}

    /// Accepts a job.
    ///
    /// @return the epoch in which this process leads
    /// @throws MillraceException [ClusterFaults#NOT_LEADING], or a fault of the ledger
    public long accept(StoredJob job) {
        return change(ledger -> {
            ledger.add(job);
            return ledger.epoch();
        });
    }

    /// Returns a job that this leader or an earlier one has accepted.
    ///
    /// @throws MillraceException [ClusterFaults#NOT_LEADING], [ClusterFaults#LEDGER_RULE] if there is no such job
    public Accepted accepted(String id) {
        return inTurn(() -> {
            Ledger open = present();
            StoredJob job = open.job(id)
                    .orElseThrow(() -> ClusterFaults.LEDGER_RULE
                            .what("Job %s is not a job that must run.", id)
                            .fix("Report this error with the log of the coordinator."));
            return new Accepted(job, open.epoch());
        });
    }

    /// Records a change of a job.
    ///
    /// @param epoch the epoch since which this process is responsible for the job
    /// @throws MillraceException [ClusterFaults#NOT_LEADING], also if another process has led since that epoch, or
    /// a fault of the ledger
    public void note(long epoch, Consumer<Ledger> entry) {
        change(ledger -> {
            if (ledger.epoch() != epoch) throw over(epoch, ledger);
            entry.accept(ledger);
            return this;
        });
    }

    private <T> T change(Function<Ledger, T> entry) {
        try {
            return inTurn(() -> entry.apply(present()));
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

    /// Reads from the ledger.
    ///
    /// @throws MillraceException [ClusterFaults#NOT_LEADING]
    public <T> T read(Function<Ledger, T> query) {
        return inTurn(() -> query.apply(present()));
    }

    /// Threads wait by parking through the host, so that a simulation can control them.
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

    private static MillraceException over(long epoch, Ledger now) {
        return ClusterFaults.NOT_LEADING
                .what("Records of epoch %d are no longer written to the journal.", epoch)
                .why("Another coordinator led since, and this coordinator leads again in epoch %d.", now.epoch())
                .fix("Nothing to fix. The earlier work ends, and the job continues.");
    }

    private Ledger present() {
        Ledger open = ledger;
        if (open != null) return open;
        throw ClusterFaults.NOT_LEADING
                .what("This coordinator does not lead.")
                .fix("Send the request to the leader. If there is none, read the log of this coordinator.");
    }
}
