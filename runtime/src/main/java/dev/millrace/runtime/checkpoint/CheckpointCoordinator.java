package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.checkpoint.subtask.CheckpointedSource;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.rows.KeyedChanges;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Begins checkpoints of a job while all its regions run, counts whose parts are there, has them written and tells
/// everybody how it ended. All decisions are made on one thread; its methods may be called from any.
public final class CheckpointCoordinator implements CheckpointGateway, SubtaskCheckpoints.Coordinator {

    /// A subtask.
    ///
    /// @param vertex the id that people know it by
    /// @param source the operator, if it is a source's subtask
    /// @param remoteSnapshots the process it runs in; null if that is this one
    public record Member(
            Subtask subtask,
            String vertex,
            CheckpointTarget target,
            @Nullable String source,
            @Nullable RemoteSnapshots remoteSnapshots) {

        /// One that runs in this process.
        public Member(Subtask subtask, String vertex, CheckpointTarget target, @Nullable String source) {
            this(subtask, vertex, target, source, null);
        }
    }

    /// A source's enumerator.
    ///
    /// @param operator the id under which snapshots keep it
    public record Source(String operator, CheckpointedSource enumerator) {}

    private final Host host;
    private final CheckpointSettings settings;
    private final Checkpoints checkpoints;
    private final Consumer<Throwable> onFailure;
    private final SerialExecutor executor;
    private final TreeMap<Long, PendingCheckpoint> pending = new TreeMap<>();
    private final CheckpointMembers members;
    private final SnapshotRetention retention;
    private final Tolerance tolerance;
    private final CheckpointRequests wanted;
    private final SavepointRequests requests;
    private final CheckpointTimeout expiry;
    private final CheckpointTrigger due;
    private final CheckpointScheduler scheduler;
    private final Acknowledgements acknowledgements;

    private PendingCheckpoint.@Nullable Savepoint draining;

    /// @param regions how many the job has
    /// @param onFailure told if no region can go on as it is
    public CheckpointCoordinator(
            String job,
            Host host,
            CheckpointSettings settings,
            Checkpoints checkpoints,
            int regions,
            Consumer<Throwable> onFailure) {
        this.members = new CheckpointMembers(regions);
        this.retention = new SnapshotRetention(checkpoints);
        this.tolerance = new Tolerance(settings.tolerableFailures(), onFailure);
        this.host = host;
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.onFailure = onFailure;
        this.executor = new SerialExecutor("millrace-checkpoints-" + job, host, onFailure);
        this.due = new CheckpointTrigger(
                new CheckpointTrigger.Means(settings, checkpoints, members, tolerance, executor, host.clock()),
                pending,
                this::underway,
                () -> trigger(null, false));
        this.scheduler = new CheckpointScheduler(settings, executor, host.clock(), due::come);
        this.acknowledgements =
                new Acknowledgements(pending, members, checkpoints.statistics(), host.clock(), this::write);
        this.wanted = new CheckpointRequests(executor, members::isWhole, settings.isPeriodic());
        this.requests = new SavepointRequests(executor, members::isWhole);
        this.expiry =
                new CheckpointTimeout(host.clock(), executor, settings.timeoutMillis(), pending, (late, fault) -> {
                    host.witness("checkpoint-expired");
                    abort(late, fault);
                });
    }

    @Override
    public SubtaskCheckpoints subtask(int number, int subtask, Outbox outbox) {
        return new SubtaskCheckpoints(number, subtask, outbox, host.clock(), this, settings.isPeriodic());
    }

    @Override
    public boolean isOvertaking() {
        return settings.isOvertaking();
    }

    @Override
    public boolean isPeriodic() {
        return settings.isPeriodic();
    }

    /// All subtasks of a region are there.
    ///
    /// @param itsMembers by their numbers among all of the job
    public void begin(int region, Map<Integer, Member> itsMembers, List<Source> itsSources) {
        executor.submit(() -> {
            members.begin(region, itsMembers, itsSources);
            if (!members.isWhole()) return;
            due.forget();
            scheduler.schedule();
            due.beginIfPossible();
        });
    }

    /// Subtasks of a region are gone, and others will come: what is under way without being whole is given up.
    ///
    /// @param itsMembers those that had begun, or not even that
    /// @param andThen run when nothing more is given away to be written
    public void interrupt(int region, Set<Integer> itsMembers, Runnable andThen) {
        executor.submit(() -> {
            boolean wasStopping = draining != null || pending.values().stream().anyMatch(PendingCheckpoint::isStopping);
            scheduler.stop();
            members.interrupt(region, itsMembers).forEach(scheduler::forget);
            for (PendingCheckpoint each : List.copyOf(pending.values()))
                if (!each.isWriting || each.isStopping()) interrupt(each);
            if (draining != null) draining.done().completeExceptionally(SavepointRequests.ended());
            draining = null;
            tolerance.reset();
            // Who has stopped reading does not begin again.
            if (wasStopping) onFailure.accept(SavepointRequests.ended());
            andThen.run();
        });
    }

    private void interrupt(PendingCheckpoint lost) {
        giveUp(lost.id, SavepointRequests.ended());
        if (lost.savepoint != null) lost.savepoint.done().completeExceptionally(SavepointRequests.ended());
    }

    /// A source works off what it is behind, or no longer does.
    public void backlog(String source, boolean isBehind) {
        executor.submit(() -> scheduler.backlog(source, isBehind && !members.isFinished(source)));
    }

    /// Checkpoints from this one on may still be in the making.
    private long underway() {
        return pending.isEmpty() ? Long.MAX_VALUE : pending.firstKey();
    }

    private long trigger(PendingCheckpoint.@Nullable Savepoint savepoint, boolean isLast) {
        PendingCheckpoint begun = new PendingCheckpoint(
                checkpoints.nextId(), host.clock().millis(), host.clock().nanos(), savepoint, members.members());
        pending.put(begun.id, begun);
        checkpoints.statistics().began(begun.id, savepoint != null, begun.startedMillis);
        members.await(begun);
        boolean isExact = settings.isExact() && !host.errs("barriers-hold-nothing");
        Control.Barrier barrier = new Control.Barrier(begun.id, begun.startedMillis, isExact);
        for (Source source : members.sources()) {
            source.enumerator()
                    .checkpoint(
                            begun.id,
                            state -> executor.submit(() -> acknowledgements.taken(source.operator(), begun.id, state)),
                            thrown -> executor.submit(() -> abort(begun.id, thrown)),
                            () -> members.announce(source.operator(), barrier, isLast));
        }
        members.announce(null, barrier, isLast);
        if (settings.isOvertaking() && savepoint == null) overtakeLater(barrier);
        expiry.watch();
        return begun.id;
    }

    private void overtakeLater(Control.Barrier barrier) {
        if (settings.overtakeAfterMillis() == 0) overtake(barrier);
        else executor.submitAfter(settings.overtakeAfterMillis(), () -> overtake(barrier));
    }

    @Override
    public void taken(int subtask, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole) {
        if (host.errs("changes-follow-anything")) snapshot.changes().forEach(KeyedChanges::complete);
        executor.submit(() -> acknowledgements.taken(subtask, checkpoint, snapshot, isWhole));
    }

    /// A subtask of another process has taken a checkpoint, and its remote snapshots has what it held.
    ///
    /// @param stallNanos for how long it did nothing else
    /// @param isWhole whether nothing was on its way to it
    public void takenElsewhere(int subtask, long checkpoint, long stallNanos, boolean isWhole) {
        executor.submit(() -> acknowledgements.takenElsewhere(subtask, checkpoint, stallNanos, isWhole));
    }

    @Override
    public void collected(int subtask, long checkpoint, OperatorSnapshot inFlight) {
        executor.submit(() -> acknowledgements.collected(subtask, checkpoint, inFlight));
    }

    /// What was on its way to a subtask of another process is there too.
    public void collectedElsewhere(int subtask, long checkpoint) {
        executor.submit(() -> acknowledgements.collectedElsewhere(subtask, checkpoint));
    }

    /// Barriers have waited long enough for the records before them.
    private void overtake(Control.Barrier barrier) {
        PendingCheckpoint known = pending.get(barrier.checkpoint());
        if (known == null) return;
        known.overtaking = barrier;
        overtakeIfPossible();
    }

    /// Barriers overtake records, but no barriers: those of older checkpoints come first on every channel.
    private void overtakeIfPossible() {
        for (PendingCheckpoint oldest : pending.values()) {
            if (oldest.isWriting) continue;
            Control.Barrier barrier = oldest.overtaking;
            oldest.overtaking = null;
            if (barrier == null) return;
            for (int member : oldest.missingMembers()) oldest.target(member).overtake(barrier);
            return;
        }
    }

    private void write(PendingCheckpoint whole) {
        whole.isWriting = true;
        overtakeIfPossible();
        checkpoints.write(
                whole,
                underway(),
                complete -> executor.submit(() -> {
                    retention.written(whole, pending.containsKey(whole.id));
                    completed(whole, complete);
                }),
                thrown -> executor.submit(() -> {
                    SnapshotRetention.release(whole);
                    abort(whole.id, thrown);
                }));
    }

    private void completed(PendingCheckpoint whole, CheckpointDirectory.Complete complete) {
        PendingCheckpoint.Savepoint savepoint = whole.savepoint;
        if (pending.remove(whole.id) == null) return;
        checkpoints
                .statistics()
                .completed(CheckpointStatistics.Completed.of(
                        whole, complete, host.clock().nanos()));
        wanted.completed(whole.id);
        due.noteEnd();
        tolerance.reset();
        if (savepoint != null && savepoint.stops()) stopped(complete);
        if (savepoint == null || savepoint.stops() || host.errs("savepoints-are-told-to-sinks")) {
            for (Member member : whole.all()) member.target().completed(whole.id);
            for (Source source : members.sources()) source.enumerator().completed(whole.id);
        }
        if (savepoint == null) {
            for (PendingCheckpoint older : List.copyOf(pending.headMap(whole.id).values()))
                if (older.savepoint == null) giveUp(older.id, subsumed(whole.id));
        } else {
            if (savepoint.stops())
                for (Member member : whole.all()) member.target().leave();
            savepoint.done().complete(complete.path());
        }
        checkpoints.completed(complete, underway());
        due.beginIfPossible();
    }

    /// All subtasks are about to leave. What they held is in the savepoint, and would be missing in checkpoints that
    /// are not whole yet.
    private void stopped(CheckpointDirectory.Complete savepoint) {
        checkpoints.stops(savepoint);
        for (PendingCheckpoint each : List.copyOf(pending.values())) if (!each.isWriting) interrupt(each);
    }

    @Override
    public void failed(int subtask, long checkpoint, Throwable thrown) {
        executor.submit(() -> abort(checkpoint, thrown));
    }

    /// A checkpoint cannot be completed.
    private void abort(long checkpoint, Throwable why) {
        PendingCheckpoint lost = giveUp(checkpoint, why);
        if (lost == null) return;
        due.noteEnd();
        if (lost.savepoint != null) {
            lost.savepoint.done().completeExceptionally(why);
            // Its sources read no more; only a new attempt does.
            if (lost.savepoint.stops()) onFailure.accept(why);
        } else {
            tolerance.failed("checkpoint %d failed".formatted(checkpoint), why);
        }
        due.beginIfPossible();
    }

    private @Nullable PendingCheckpoint giveUp(long checkpoint, Throwable why) {
        PendingCheckpoint lost = pending.remove(checkpoint);
        if (lost == null) return null;
        lost.isOver = true;
        checkpoints.statistics().gaveUp(lost.id, host.clock().millis(), why);
        wanted.failed(checkpoint, why);
        if (!lost.isWriting) SnapshotRetention.release(lost);
        for (Member member : lost.all()) member.target().aborted(checkpoint);
        for (Source source : members.sources()) source.enumerator().aborted(checkpoint);
        overtakeIfPossible();
        return lost;
    }

    @Override
    public void finished(int subtask) {
        executor.submit(() -> {
            forget(members.finished(subtask));
            stopIfDrained();
            if (settings.isPeriodic() && members.areSourcesDrained()) due.wantLast();
        });
    }

    /// A source that has come to its end processes no backlog.
    private void forget(@Nullable String source) {
        if (source != null) scheduler.forget(source);
    }

    /// A subtask has ended.
    public void ended(int subtask) {
        executor.submit(() -> {
            forget(members.ended(subtask));
            stopIfDrained();
            acknowledgements.ended(subtask);
        });
    }

    /// Takes a savepoint.
    public CompletableFuture<SnapshotPlace> savepoint(SnapshotPlace target) {
        return requests.ask(done -> trigger(new PendingCheckpoint.Savepoint(target, false, done), false));
    }

    /// Takes a savepoint with which the job ends.
    ///
    /// @param drains whether windows and timers fire first, as at the end of all input; a job that goes on from
    /// there will not know what would have come
    public CompletableFuture<SnapshotPlace> stop(SnapshotPlace target, boolean drains) {
        return requests.ask(done -> {
            PendingCheckpoint.Savepoint savepoint = new PendingCheckpoint.Savepoint(target, true, done);
            if (!drains) {
                trigger(savepoint, true);
                return;
            }
            draining = savepoint;
            for (Member member : members.all()) member.target().drain();
            // All input may have ended by itself.
            stopIfDrained();
        });
    }

    private void stopIfDrained() {
        PendingCheckpoint.Savepoint savepoint = draining;
        if (savepoint == null || !members.isDrained()) return;
        draining = null;
        trigger(savepoint, true);
    }

    /// Takes a checkpoint now, besides those that come by themselves; gives its number.
    public CompletableFuture<Long> checkpoint() {
        return wanted.ask(() -> trigger(null, false));
    }

    private static Throwable subsumed(long newer) {
        return CheckpointFaults.NOT_POSSIBLE
                .what("checkpoint %d was complete before it", newer)
                .fix("nothing to fix: the newer one counts");
    }

    /// The job is over: what was under way is given up, and nobody is told but those who asked for a savepoint.
    ///
    /// @param andThen run when nothing more is given away to be written
    public void close(Runnable andThen) {
        executor.close(() -> {
            checkpoints.statistics().jobOver(host.clock().millis());
            for (PendingCheckpoint each : pending.values()) each.isOver = true;
            requests.close();
            wanted.close();
            andThen.run();
        });
    }
}
