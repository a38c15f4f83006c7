package dev.millrace.cluster.role;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.journal.Journal;
import dev.millrace.cluster.leader.LeaderContender;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.leader.Leadership;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.ledger.Ledger;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Contends for leadership. When leadership is granted, it opens the journal, accepts workers, and has its
/// [JobRecovery] resume the jobs. When leadership is revoked, it gives up all of these. Thread-safe.
public final class LeaderSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long KNOWN_NANOS = 1_000_000_000;

    private final Host host;
    private final CoordinatorRole role;
    private final Leadership leadership;
    private final SharedDirectory journal;
    private final JobRecovery recovery;
    /// Grants and revokes leadership, one call after the other.
    private final SerialExecutor turns;
    private final CompletableFuture<Void> led = new CompletableFuture<>();
    private volatile String pages = "";
    /// The epoch of the leadership; 0 if this coordinator does not lead.
    private volatile long epoch;
    private volatile @Nullable Sign sign;

    /// The last known address of the leader's pages.
    private record Sign(Optional<String> address, long seenNanos) {}

    /// Starts to contend for leadership.
    ///
    /// @param journal the directory that it shares with the other contenders
    public LeaderSession(
            Host host, CoordinatorRole role, Leadership leadership, SharedDirectory journal, JobRecovery recovery) {
        this.host = host;
        this.role = role;
        this.leadership = leadership;
        this.journal = journal;
        this.recovery = recovery;
        this.turns = new SerialExecutor(
                "millrace-succession", host, thrown -> LOG.error("The leader election failed", thrown));
        role.endpoint()
                .answer(LeaderCall.Ask.class, (_, _) -> CompletableFuture.completedFuture(new LeaderCall.Pages(pages)));
        leadership.contend(new LeaderContender() {
            @Override
            public void granted(long next) {
                turns.submit(() -> take(next));
            }

            @Override
            public void revoked() {
                epoch = 0;
                turns.submit(LeaderSession.this::leave);
            }
        });
    }

    private void take(long next) {
        try {
            Journal.Opened opened = Journal.open(
                    host, journal, leadership.epochs(), next, role.address().toString());
            if (opened.cutBytes() > 0)
                LOG.warn(
                        "The last {} bytes of the journal are no whole record. A coordinator died while it wrote the"
                                + " record, or the file is damaged.",
                        opened.cutBytes());
            Ledger ledger = new Ledger(opened, List::of);
            Awaited.get(host, role.artifacts().lead(next));
            List<JobRecovery.Left> jobs =
                    ledger.jobs().stream().map(each -> left(each, ledger)).toList();
            role.artifacts().sweep();
            tidyUp(ledger);
            role.ledgerWriter().open(ledger, this::broken);
            role.lead(next);
            LOG.info("Leads in epoch {} and recovers {} jobs", next, jobs.size());
            ledger.results().forEach(recovery::remember);
            CompletableFuture<?>[] known = jobs.stream().map(recovery::resume).toArray(CompletableFuture[]::new);
            // Users who ask before the jobs are known would be told that there is no such job.
            host.threads().await(CompletableFuture.allOf(known));
            epoch = next;
            led.complete(null);
        } catch (MillraceException refused) {
            // The next leader may have moved the artifacts that this one looked for.
            if (refused.fault().equals(ClusterFaults.STALE_EPOCH) || isOver(next))
                LOG.info("Does not lead: {}", refused.getMessage());
            else broken(refused);
        }
    }

    private boolean isOver(long own) {
        try {
            return leadership.epochs().highest().epoch() > own;
        } catch (MillraceException unknown) {
            return false;
        }
    }

    private JobRecovery.Left left(StoredJob job, Ledger ledger) {
        role.hold(job);
        return new JobRecovery.Left(
                job,
                Awaited.get(host, role.artifacts().read(job.spec())),
                job.jars().stream()
                        .map(each -> Awaited.get(host, role.artifacts().file(each)))
                        .toList(),
                ledger.newestSnapshot(job.id()));
    }

    /// Marks results as clean whose jobs ended shortly before their coordinator failed.
    private static void tidyUp(Ledger ledger) {
        for (StoredJobResult each : ledger.results()) {
            if (each.isClean()) continue;
            LOG.warn("The checkpoints of the ended job '{}' ({}) could not be deleted", each.name(), each.job());
            ledger.cleaned(each.job());
        }
    }

    private void broken(MillraceException fault) {
        LOG.error("Cannot lead", fault);
        recovery.fail(fault);
    }

    private void leave() {
        // The epoch is reset again, because leadership may have ended while this coordinator was becoming
        // the leader.
        epoch = 0;
        role.ledgerWriter().close();
        CompletableFuture<Void> suspended = recovery.suspend();
        role.rest();
        host.threads().await(suspended);
        LOG.info("No longer leads");
    }

    /// Returns a future that completes when this coordinator has led for the first time.
    public CompletableFuture<Void> led() {
        return led;
    }

    /// Publishes the address of this process's web pages to other contenders.
    public void publish(String address) {
        pages = address;
    }

    /// Returns whether this coordinator leads, as far as it knows.
    public boolean isLeading() {
        return epoch != 0;
    }

    /// Returns the address of the leader's pages; empty if this process leads or the leader cannot be found. Waits
    /// for the leader's answer for a short time.
    public Optional<String> leaderPages() {
        Sign known = sign;
        long now = host.clock().nanos();
        if (known != null && now - known.seenNanos < KNOWN_NANOS) return known.address;
        Optional<String> found = ask();
        sign = new Sign(found, now);
        return found;
    }

    private Optional<String> ask() {
        try {
            Optional<Leader> leader = leadership.leader();
            if (leader.isEmpty() || leader.get().address().equals(role.address())) return Optional.empty();
            LeaderCall.Pages answer = Awaited.get(
                    host,
                    role.calls()
                            .send(
                                    leader.get().address(),
                                    new LeaderCall.Ask(),
                                    FencingToken.of(leader.get().epoch()),
                                    PATIENCE));
            return Optional.of(answer.address()).filter(each -> !each.isEmpty());
        } catch (MillraceException unknown) {
            LOG.debug("nobody knows who leads", unknown);
            return Optional.empty();
        }
    }

    /// Stops contending, so that others can lead immediately.
    @Override
    public void close() {
        epoch = 0;
        CompletableFuture<Void> left = new CompletableFuture<>();
        turns.close(() -> {
            role.ledgerWriter().close();
            left.complete(null);
        });
        host.threads().await(left);
        leadership.close();
    }
}
