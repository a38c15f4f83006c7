package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.step.Serial;
import dev.millrace.state.OperatorSnapshot;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins checkpoints of a job while all its regions run, counts whose parts are there, has them written and tells
/// everybody how it ended. All decisions are made on one thread; its methods may be called from any.
public final class CheckpointCoordinator implements SubtaskCheckpoints.Coordinator {

    /// A subtask.
    ///
    /// @param vertex the id that people know it by
    /// @param source the operator, if it is a source's subtask
    public record Member(
            Subtask subtask,
            String vertex,
            CheckpointTarget target,
            @Nullable String source) {}

    /// A source's enumerator.
    ///
    /// @param operator the id under which snapshots keep it
    public record Source(String operator, CheckpointedSource enumerator) {}

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCoordinator.class);

    private final Host host;
    private final CheckpointSettings settings;
    private final Checkpoints checkpoints;
    private final Consumer<Throwable> onFailure;
    private final Serial serial;
    private final TreeMap<Long, PendingCheckpoint> pending = new TreeMap<>();
    private final Set<Integer> live = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();
    /// Who waits for checkpoints, by their numbers.
    private final Map<Long, CompletableFuture<Long>> wanted = new HashMap<>();
    private final SavepointRequests requests;
    private final Expiry expiry;
    private final Rhythm rhythm;

    private final int regions;
    /// The regions that run or have come to their end.
    private final Set<Integer> present = new HashSet<>();

    private final TreeMap<Integer, Member> members = new TreeMap<>();
    /// By the operator.
    private final TreeMap<String, Source> sources = new TreeMap<>();
    private long previous;
    /// Whose snapshots are kept in memory.
    private @Nullable PendingCheckpoint kept;
    private long lastEndNanos;
    private int failuresInARow;
    /// A checkpoint is due and waits for others to be over.
    private boolean isDue;
    /// Subtasks wait for a checkpoint behind their last records.
    private boolean isLastWanted;
    private PendingCheckpoint.@Nullable Savepoint draining;
    /// Somebody looks whether there is room for the next checkpoint.
    private boolean isLooking;

    /// @param regions how many the job has
    /// @param onFailure told if no region can go on as it is
    public CheckpointCoordinator(
            String job,
            Host host,
            CheckpointSettings settings,
            Checkpoints checkpoints,
            int regions,
            Consumer<Throwable> onFailure) {
        this.regions = regions;
        this.host = host;
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.onFailure = onFailure;
        this.serial = new Serial("millrace-checkpoints-" + job, host, onFailure);
        this.rhythm = new Rhythm(settings, serial, () -> {
            isDue = true;
            triggerIfDue();
        });
        this.requests = new SavepointRequests(serial, this::isWhole);
        this.expiry = new Expiry(host.clock(), serial, settings.timeoutMillis(), pending, (late, fault) -> {
            host.witness("checkpoint-expired");
            abort(late, fault);
        });
        this.lastEndNanos = host.clock().nanos();
    }

    /// What a subtask does for checkpoints.
    ///
    /// @param number of the member among all of the job
    public SubtaskCheckpoints subtask(int number, int subtask, Outbox outbox) {
        return new SubtaskCheckpoints(number, subtask, outbox, host.clock(), this, settings.isPeriodic());
    }

    /// Whether barriers may overtake what is on its way.
    public boolean isOvertaking() {
        return settings.isOvertaking();
    }

    /// Whether checkpoints are taken by themselves.
    public boolean isPeriodic() {
        return settings.isPeriodic();
    }

    /// All subtasks of a region are there.
    ///
    /// @param itsMembers by their numbers among all of the job
    public void begin(int region, Map<Integer, Member> itsMembers, List<Source> itsSources) {
        serial.submit(() -> {
            members.putAll(itsMembers);
            for (Source source : itsSources) sources.put(source.operator(), source);
            live.addAll(itsMembers.keySet());
            present.add(region);
            if (!isWhole()) return;
            lastEndNanos = host.clock().nanos();
            isDue = false;
            rhythm.schedule();
            triggerIfDue();
        });
    }

    /// Subtasks of a region are gone, and others will come: what is under way without being whole is given up.
    ///
    /// @param itsMembers those that had begun, or not even that
    /// @param andThen run when nothing more is given away to be written
    public void interrupt(int region, Set<Integer> itsMembers, Runnable andThen) {
        serial.submit(() -> {
            boolean wasStopping = draining != null || pending.values().stream().anyMatch(PendingCheckpoint::isStopping);
            present.remove(region);
            rhythm.stop();
            live.removeAll(itsMembers);
            finished.removeAll(itsMembers);
            for (int number : itsMembers) {
                Member gone = members.get(number);
                if (gone != null && gone.source() != null) rhythm.forget(gone.source());
            }
            for (PendingCheckpoint each : List.copyOf(pending.values()))
                if (!each.isWriting || each.isStopping()) interrupt(each);
            if (draining != null) draining.done().completeExceptionally(SavepointRequests.ended());
            draining = null;
            failuresInARow = 0;
            // Who has stopped reading does not begin again.
            if (wasStopping) onFailure.accept(SavepointRequests.ended());
            andThen.run();
        });
    }

    private void interrupt(PendingCheckpoint lost) {
        giveUp(lost.id, SavepointRequests.ended());
        if (lost.savepoint != null) lost.savepoint.done().completeExceptionally(SavepointRequests.ended());
    }

    private boolean isWhole() {
        return present.size() == regions;
    }

    /// A source works off what it is behind, or no longer does.
    public void backlog(String source, boolean isBehind) {
        serial.submit(() -> rhythm.backlog(source, isBehind));
    }

    private void triggerIfDue() {
        if (!isWhole() || live.isEmpty() || !(isDue || isLastWanted) || isLooking) return;
        if (periodic() >= settings.concurrentMax()) return;
        long pause = settings.pauseMillis() - (host.clock().nanos() - lastEndNanos) / 1_000_000;
        if (pause > 0 && !isLastWanted) {
            serial.submitAfter(pause, this::triggerIfDue);
            return;
        }
        isDue = false;
        isLastWanted = false;
        if (checkpoints.needsLook()) lookForRoom();
        else trigger(null, false);
    }

    private long periodic() {
        return pending.values().stream().filter(each -> each.savepoint == null).count();
    }

    private void lookForRoom() {
        isLooking = true;
        checkpoints.look(
                underway(),
                refusal -> serial.submit(() -> {
                    isLooking = false;
                    if (refusal == null) {
                        if (isWhole() && !live.isEmpty()) trigger(null, false);
                        return;
                    }
                    checkpoints.statistics().declined();
                    lastEndNanos = host.clock().nanos();
                    tolerate("a checkpoint was not begun", refusal);
                }));
    }

    /// Checkpoints from this one on may still be in the making.
    private long underway() {
        return pending.isEmpty() ? Long.MAX_VALUE : pending.firstKey();
    }

    private long trigger(PendingCheckpoint.@Nullable Savepoint savepoint, boolean isLast) {
        PendingCheckpoint begun = new PendingCheckpoint(
                checkpoints.nextId(),
                host.clock().millis(),
                host.clock().nanos(),
                previous,
                savepoint,
                new TreeMap<>(members));
        previous = begun.id;
        pending.put(begun.id, begun);
        checkpoints.statistics().began(begun.id, savepoint != null, begun.startedMillis);
        live.forEach(begun::await);
        sources.keySet().forEach(begun::await);
        boolean isExact = settings.isExact() && !host.errs("barriers-hold-nothing");
        Control.Barrier barrier = new Control.Barrier(begun.id, begun.startedMillis, isExact);
        for (Source source : sources.values()) {
            source.enumerator()
                    .checkpoint(
                            begun.id,
                            state -> serial.submit(() -> sourceTaken(source.operator(), begun.id, state)),
                            thrown -> serial.submit(() -> abort(begun.id, thrown)),
                            () -> announce(source.operator(), barrier, isLast));
        }
        announce(null, barrier, isLast);
        if (settings.isOvertaking() && savepoint == null) overtakeLater(barrier);
        expiry.watch();
        return begun.id;
    }

    private void overtakeLater(Control.Barrier barrier) {
        if (settings.overtakeAfterMillis() == 0) overtake(barrier);
        else serial.submitAfter(settings.overtakeAfterMillis(), () -> overtake(barrier));
    }

    private void announce(@Nullable String source, Control.Barrier barrier, boolean isLast) {
        for (Member member : members.values()) {
            boolean isOne = source == null ? member.source() == null : source.equals(member.source());
            if (isOne) member.target().announce(barrier, isLast);
        }
    }

    @Override
    public void taken(int subtask, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole) {
        serial.submit(() -> {
            PendingCheckpoint known = pending.get(checkpoint);
            Member member = members.get(subtask);
            if (known == null) {
                // Of one that is gone by now, its memory is too.
                if (member != null) member.target().run(snapshot::release);
                return;
            }
            if (member != null) note(member, checkpoint, snapshot, isWhole);
            known.taken(subtask, snapshot, isWhole);
            for (int each : known.toCollect()) known.target(each).collect(checkpoint);
            writeIfWhole(known);
        });
    }

    private void note(Member member, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole) {
        checkpoints
                .statistics()
                .took(
                        checkpoint,
                        new CheckpointStatistics.Part(
                                member.vertex(),
                                member.subtask().index(),
                                host.clock().millis(),
                                snapshot.stallNanos(),
                                snapshot.bytes(),
                                !isWhole));
    }

    @Override
    public void collected(int subtask, long checkpoint, OperatorSnapshot inFlight) {
        serial.submit(() -> {
            PendingCheckpoint known = pending.get(checkpoint);
            if (known == null) return;
            known.collected(subtask, inFlight);
            writeIfWhole(known);
        });
    }

    /// Barriers have waited long enough for what is before them.
    private void overtake(Control.Barrier barrier) {
        PendingCheckpoint known = pending.get(barrier.checkpoint());
        // What is older must come before it, on every channel.
        if (known == null || pending.firstKey() < known.id) return;
        for (int member : known.missingMembers()) known.target(member).overtake(barrier);
    }

    private void sourceTaken(String source, long checkpoint, byte[] state) {
        PendingCheckpoint known = pending.get(checkpoint);
        if (known == null) return;
        known.taken(source, state);
        writeIfWhole(known);
    }

    private void writeIfWhole(PendingCheckpoint whole) {
        if (!whole.isWhole() || whole.isWriting) return;
        whole.isWriting = true;
        checkpoints.write(
                whole,
                underway(),
                complete -> serial.submit(() -> {
                    if (!isKept(whole)) release(whole);
                    completed(whole, complete);
                }),
                thrown -> serial.submit(() -> {
                    release(whole);
                    abort(whole.id, thrown);
                }));
    }

    /// Keeps a checkpoint in memory until the next is complete, for an attempt that may follow this one.
    private boolean isKept(PendingCheckpoint whole) {
        if (whole.savepoint != null || !pending.containsKey(whole.id)) return false;
        PendingCheckpoint before = kept;
        boolean isKept = checkpoints.keep(new Kept(whole.id, whole.taken()));
        kept = isKept ? whole : null;
        if (before != null) release(before);
        if (isKept) {
            whole.taken().forEach((number, snapshot) -> whole.target(number).run(snapshot::releaseRest));
        }
        return isKept;
    }

    private void completed(PendingCheckpoint whole, CheckpointDirectory.Complete complete) {
        PendingCheckpoint.Savepoint savepoint = whole.savepoint;
        if (pending.remove(whole.id) == null) return;
        checkpoints
                .statistics()
                .completed(CheckpointStatistics.Completed.of(
                        whole, complete, host.clock().nanos()));
        CompletableFuture<Long> waiting = wanted.remove(whole.id);
        if (waiting != null) waiting.complete(whole.id);
        lastEndNanos = host.clock().nanos();
        failuresInARow = 0;
        if (savepoint != null && savepoint.stops()) checkpoints.stops(complete);
        if (savepoint == null || savepoint.stops() || host.errs("savepoints-are-told-to-sinks")) {
            for (Member member : whole.all()) member.target().completed(whole.id);
            for (Source source : sources.values()) source.enumerator().completed(whole.id);
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
        triggerIfDue();
    }

    @Override
    public void failed(int subtask, long checkpoint, Throwable thrown) {
        serial.submit(() -> abort(checkpoint, thrown));
    }

    /// A checkpoint cannot be completed.
    private void abort(long checkpoint, Throwable why) {
        PendingCheckpoint lost = giveUp(checkpoint, why);
        if (lost == null) return;
        lastEndNanos = host.clock().nanos();
        if (lost.savepoint != null) {
            lost.savepoint.done().completeExceptionally(why);
            // Its sources read no more; only a new attempt does.
            if (lost.savepoint.stops()) onFailure.accept(why);
        } else {
            tolerate("checkpoint %d failed".formatted(checkpoint), why);
        }
        triggerIfDue();
    }

    /// There is one checkpoint less than there should be, and that may be more than the job stands.
    private void tolerate(String what, Throwable why) {
        if (++failuresInARow <= settings.tolerableFailures()) {
            LOG.warn("{}, and the job goes on: {}", what, why.getMessage());
            return;
        }
        onFailure.accept(CheckpointFaults.FAILED
                .what("%s: %s", what, why.getMessage())
                .why("%d failed in a row, and the job stands %d", failuresInARow, settings.tolerableFailures())
                .cause(why)
                .fix("see the cause, or set execution.checkpointing.tolerable-failed-checkpoints"));
    }

    private @Nullable PendingCheckpoint giveUp(long checkpoint, Throwable why) {
        PendingCheckpoint lost = pending.remove(checkpoint);
        if (lost == null) return null;
        lost.isOver = true;
        checkpoints.statistics().gaveUp(lost.id, host.clock().millis(), why);
        CompletableFuture<Long> waiting = wanted.remove(checkpoint);
        if (waiting != null) waiting.completeExceptionally(why);
        if (!lost.isWriting) release(lost);
        for (Member member : lost.all()) member.target().aborted(checkpoint);
        for (Source source : sources.values()) source.enumerator().aborted(checkpoint);
        return lost;
    }

    private void release(PendingCheckpoint over) {
        over.taken().forEach((number, snapshot) -> over.target(number).run(snapshot::release));
    }

    @Override
    public void finished(int subtask) {
        serial.submit(() -> {
            finished.add(subtask);
            stopIfDrained();
            if (!settings.isPeriodic()) return;
            for (int number : live) if (member(number).source() != null && !finished.contains(number)) return;
            isLastWanted = true;
            triggerIfDue();
        });
    }

    private Member member(int number) {
        return Check.present(members.get(number), "a subtask of the job");
    }

    /// A subtask has ended.
    public void ended(int subtask) {
        serial.submit(() -> {
            live.remove(subtask);
            stopIfDrained();
            for (PendingCheckpoint each : List.copyOf(pending.values())) {
                each.ended(subtask);
                for (int member : each.toCollect()) each.target(member).collect(each.id);
                writeIfWhole(each);
            }
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
            for (Member member : members.values()) member.target().drain();
            // All input may have ended by itself.
            stopIfDrained();
        });
    }

    private void stopIfDrained() {
        PendingCheckpoint.Savepoint savepoint = draining;
        if (savepoint == null || !finished.containsAll(live)) return;
        draining = null;
        trigger(savepoint, true);
    }

    /// Takes a checkpoint now, besides those that come by themselves; gives its number.
    public CompletableFuture<Long> checkpoint() {
        CompletableFuture<Long> done = new CompletableFuture<>();
        if (!settings.isPeriodic()) {
            done.completeExceptionally(CheckpointFaults.NOT_POSSIBLE
                    .what("a checkpoint was asked for, but the job takes none")
                    .why("execution.checkpointing.interval is not set")
                    .fix("take a savepoint, or start the job with an interval"));
            return done;
        }
        serial.submit(() -> {
            if (!isWhole()) {
                done.completeExceptionally(SavepointRequests.notRunning());
                return;
            }
            wanted.put(trigger(null, false), done);
        });
        if (serial.isClosed()) done.completeExceptionally(SavepointRequests.notRunning());
        return done;
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
        serial.close(() -> {
            checkpoints.statistics().attemptOver();
            for (PendingCheckpoint each : pending.values()) each.isOver = true;
            requests.close();
            for (CompletableFuture<Long> each : List.copyOf(wanted.values()))
                each.completeExceptionally(SavepointRequests.ended());
            wanted.clear();
            andThen.run();
        });
    }
}
