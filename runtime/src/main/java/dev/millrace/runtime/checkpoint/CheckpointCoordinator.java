package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.Check;
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

/// Coordinates the checkpoints of a job: triggers them while all regions run, collects the parts, has them written
/// and reports the result. Thread-safe; one thread makes all decisions.
public final class CheckpointCoordinator implements CheckpointGateway, SubtaskCheckpoints.Coordinator {

    /// Describes a subtask.
    ///
    /// @param vertex the vertex's public id
    /// @param source the operator id of the source; null if the subtask has no source
    /// @param remoteSnapshots the process of the subtask; null for this process
    public record Member(
            Subtask subtask,
            String vertex,
            CheckpointTarget target,
            @Nullable String source,
            @Nullable RemoteSnapshots remoteSnapshots) {

        /// Describes a subtask in this process.
        public Member(Subtask subtask, String vertex, CheckpointTarget target, @Nullable String source) {
            this(subtask, vertex, target, source, null);
        }
    }

    /// Describes a source's enumerator.
    ///
    /// @param operator the operator id in snapshots
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

    /// Creates the coordinator of a job.
    ///
    /// @param regions the number of the job's regions
    /// @param onFailure called with a failure that fails all regions
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
                new Acknowledgements(pending, members, checkpoints.statistics(), host.clock(), this::on);
        this.wanted = new CheckpointRequests(executor, members::isWhole, settings.isPeriodic());
        this.requests = new SavepointRequests(executor, members::isWhole);
        this.expiry =
                new CheckpointTimeout(host.clock(), executor, settings.timeoutMillis(), pending, (late, fault) -> {
                    host.witness("checkpoint-expired");
                    fail(late, fault);
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

    /// Adds the subtasks of a region that starts.
    ///
    /// @param itsMembers the subtasks by their numbers among all subtasks of the job
    public void begin(int region, Map<Integer, Member> itsMembers, List<Source> itsSources) {
        executor.submit(() -> {
            members.begin(region, itsMembers, itsSources);
            if (!members.isWhole()) return;
            due.forget();
            scheduler.schedule();
            due.beginIfPossible();
        });
    }

    /// Removes the subtasks of a region that will restart, and aborts incomplete checkpoints.
    ///
    /// @param itsMembers the numbers of the subtasks, which may not have started
    /// @param andThen runs when no further checkpoint will be written for the old attempt
    public void interrupt(int region, Set<Integer> itsMembers, Runnable andThen) {
        executor.submit(() -> {
            boolean wasStopping = draining != null || pending.values().stream().anyMatch(PendingCheckpoint::isStopping);
            scheduler.stop();
            members.interrupt(region, itsMembers).forEach(scheduler::forget);
            for (PendingCheckpoint each : List.copyOf(pending.values()))
                if (!each.isWriting() || each.isStopping()) cancel(each, SavepointRequests.ended());
            if (draining != null) draining.done().completeExceptionally(SavepointRequests.ended());
            draining = null;
            tolerance.reset();
            // Sources that have stopped reading do not resume, so all regions restart.
            if (wasStopping) onFailure.accept(SavepointRequests.ended());
            andThen.run();
        });
    }

    private void cancel(PendingCheckpoint lost, Throwable why) {
        lost.failure = why;
        on(lost, CheckpointState.Event.CANCEL);
    }

    /// Changes the state of a checkpoint, then does what the change asks for.
    private void on(PendingCheckpoint which, CheckpointState.Event event) {
        for (CheckpointState.Action action : which.on(event)) {
            switch (action) {
                case COLLECT_CHANNEL_STATE -> collect(which);
                case WRITE -> write(which);
                case KEEP_SNAPSHOTS -> retention.written(which);
                case REPORT_COMPLETE -> reportComplete(which);
                case RELEASE_SNAPSHOTS -> SnapshotRetention.release(which);
                case REPORT_ABORTED -> reportAborted(which);
                case COUNT_FAILURE -> countFailure(which);
            }
        }
    }

    /// Notes that a source starts or stops processing a backlog.
    public void backlog(String source, boolean isBehind) {
        executor.submit(() -> scheduler.backlog(source, isBehind && !members.isFinished(source)));
    }

    /// Returns the lowest number of a checkpoint that may be incomplete.
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
                            thrown -> executor.submit(() -> failInEnumerator(begun, thrown)),
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

    /// Notes that a subtask of another process has taken a checkpoint; that process keeps the snapshot.
    ///
    /// @param stallNanos how long the subtask processed no records
    /// @param isWhole true if no channel state will follow
    public void takenElsewhere(int subtask, long checkpoint, long stallNanos, long bytes, boolean isWhole) {
        executor.submit(() -> acknowledgements.takenElsewhere(subtask, checkpoint, stallNanos, bytes, isWhole));
    }

    @Override
    public void collected(int subtask, long checkpoint, OperatorSnapshot inFlight) {
        executor.submit(() -> acknowledgements.collected(subtask, checkpoint, inFlight));
    }

    /// Notes that the channel state of a subtask in another process is complete.
    public void collectedElsewhere(int subtask, long checkpoint) {
        executor.submit(() -> acknowledgements.collectedElsewhere(subtask, checkpoint));
    }

    /// Starts the unaligned phase of a checkpoint, because the alignment timeout has passed.
    private void overtake(Control.Barrier barrier) {
        PendingCheckpoint known = pending.get(barrier.checkpoint());
        if (known == null) return;
        known.overtaking = barrier;
        overtakeIfPossible();
    }

    /// Barriers overtake records, but not the barriers of older checkpoints.
    private void overtakeIfPossible() {
        for (PendingCheckpoint oldest : pending.values()) {
            if (oldest.isWriting()) continue;
            Control.Barrier barrier = oldest.overtaking;
            oldest.overtaking = null;
            if (barrier == null) return;
            for (int member : oldest.missingMembers()) oldest.target(member).overtake(barrier);
            return;
        }
    }

    private static void collect(PendingCheckpoint taken) {
        for (int each : taken.toCollect()) taken.target(each).collect(taken.id);
    }

    private void write(PendingCheckpoint whole) {
        overtakeIfPossible();
        checkpoints.write(
                whole,
                underway(),
                complete -> executor.submit(() -> {
                    whole.complete = complete;
                    on(whole, CheckpointState.Event.WRITTEN);
                }),
                thrown -> executor.submit(() -> {
                    if (whole.isWriting()) whole.failure = thrown;
                    on(whole, CheckpointState.Event.WRITE_FAILED);
                }));
    }

    private void reportComplete(PendingCheckpoint whole) {
        CheckpointDirectory.Complete complete = Check.present(whole.complete, "the written checkpoint");
        PendingCheckpoint.Savepoint savepoint = whole.savepoint;
        pending.remove(whole.id);
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
                if (older.savepoint == null) cancel(older, subsumed(whole.id));
        } else {
            if (savepoint.stops())
                for (Member member : whole.all()) member.target().leave();
            savepoint.done().complete(complete.path());
        }
        checkpoints.completed(complete, underway());
        due.beginIfPossible();
    }

    /// Aborts incomplete checkpoints after a final savepoint. The subtasks are about to end, and those checkpoints
    /// would miss their state.
    private void stopped(CheckpointDirectory.Complete savepoint) {
        checkpoints.stops(savepoint);
        for (PendingCheckpoint each : List.copyOf(pending.values()))
            if (!each.isWriting()) cancel(each, SavepointRequests.ended());
    }

    @Override
    public void failed(int subtask, long checkpoint, Throwable thrown) {
        executor.submit(() -> fail(checkpoint, thrown));
    }

    private void failInEnumerator(PendingCheckpoint lost, Throwable why) {
        lost.isFailedInEnumerator = lost.failure == null;
        fail(lost.id, why);
    }

    /// Aborts a checkpoint that cannot be completed.
    private void fail(long checkpoint, Throwable why) {
        PendingCheckpoint lost = pending.get(checkpoint);
        if (lost == null) return;
        lost.failure = why;
        on(lost, CheckpointState.Event.FAIL);
    }

    private void reportAborted(PendingCheckpoint lost) {
        Throwable why = Check.present(lost.failure, "the reason why a checkpoint was aborted");
        pending.remove(lost.id);
        checkpoints.statistics().gaveUp(lost.id, host.clock().millis(), why);
        wanted.failed(lost.id, why);
        for (Member member : lost.all()) member.target().aborted(lost.id);
        for (Source source : members.sources()) source.enumerator().aborted(lost.id);
        if (lost.savepoint != null) lost.savepoint.done().completeExceptionally(why);
        overtakeIfPossible();
    }

    private void countFailure(PendingCheckpoint lost) {
        Throwable why = Check.present(lost.failure, "the reason why a checkpoint was aborted");
        due.noteEnd();
        String what = "Checkpoint %d failed".formatted(lost.id);
        if (lost.savepoint == null && lost.isFailedInEnumerator) tolerance.failedInEnumerator(what, why);
        else if (lost.savepoint == null) tolerance.failed(what, why);
        // The sources have stopped reading, so only a new attempt can continue.
        else if (lost.savepoint.stops()) onFailure.accept(why);
        due.beginIfPossible();
    }

    @Override
    public void finished(int subtask) {
        executor.submit(() -> {
            forget(members.finished(subtask));
            stopIfDrained();
            if (settings.isPeriodic() && members.areSourcesDrained()) due.wantLast();
        });
    }

    /// A source that has finished has no backlog.
    private void forget(@Nullable String source) {
        if (source != null) scheduler.forget(source);
    }

    /// Notes that a subtask has ended.
    public void ended(int subtask) {
        executor.submit(() -> {
            forget(members.ended(subtask));
            stopIfDrained();
            acknowledgements.ended(subtask);
        });
    }

    /// Triggers a savepoint.
    public CompletableFuture<SnapshotPlace> savepoint(SnapshotPlace target) {
        return requests.ask(done -> trigger(new PendingCheckpoint.Savepoint(target, false, done), false));
    }

    /// Stops the job with a savepoint.
    ///
    /// @param drains true to fire windows and timers first, as at the end of all input; a job that starts from the
    /// savepoint then lacks the records that would have followed
    public CompletableFuture<SnapshotPlace> stop(SnapshotPlace target, boolean drains) {
        return requests.ask(done -> {
            PendingCheckpoint.Savepoint savepoint = new PendingCheckpoint.Savepoint(target, true, done);
            if (!drains) {
                trigger(savepoint, true);
                return;
            }
            draining = savepoint;
            for (Member member : members.all()) member.target().drain();
            // All input may have ended already.
            stopIfDrained();
        });
    }

    private void stopIfDrained() {
        PendingCheckpoint.Savepoint savepoint = draining;
        if (savepoint == null || !members.isDrained()) return;
        draining = null;
        trigger(savepoint, true);
    }

    /// Triggers a checkpoint in addition to the periodic ones; returns its number.
    public CompletableFuture<Long> checkpoint() {
        return wanted.ask(() -> trigger(null, false));
    }

    private static Throwable subsumed(long newer) {
        return CheckpointFaults.NOT_POSSIBLE
                .what("The newer checkpoint %d completed first.", newer)
                .fix("Nothing to fix. The newer checkpoint replaces this one.");
    }

    /// Closes the coordinator at the job's end. Pending checkpoints are dropped, and only requests for snapshots
    /// are notified.
    ///
    /// @param andThen runs when no further checkpoint will be written
    public void close(Runnable andThen) {
        executor.close(() -> {
            checkpoints.statistics().jobOver(host.clock().millis());
            for (PendingCheckpoint each : pending.values()) on(each, CheckpointState.Event.JOB_ENDED);
            requests.close();
            wanted.close();
            andThen.run();
        });
    }
}
