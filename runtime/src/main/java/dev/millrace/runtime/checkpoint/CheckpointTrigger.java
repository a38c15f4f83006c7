package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.function.LongSupplier;

/// A checkpoint that is due, until it may begin: when the job runs, not too many are under way, the last one is over
/// for long enough, and there is room. Used by the coordinator's thread.
final class CheckpointTrigger {
    private final Means means;
    private final Map<Long, PendingCheckpoint> pending;
    private final LongSupplier underway;
    private final Runnable begin;

    private long lastEndNanos;
    private boolean isDue;
    /// Subtasks wait for a checkpoint behind their last records.
    private boolean isLastWanted;
    /// Somebody looks whether there is room.
    private boolean isLooking;

    /// What decides.
    record Means(
            CheckpointSettings settings,
            Checkpoints checkpoints,
            CheckpointMembers members,
            Tolerance tolerance,
            SerialExecutor executor,
            Clock clock) {}

    /// @param pending checkpoints under way, as they change
    /// @param underway gives the number from which on checkpoints may still be in the making
    /// @param begin begins one
    CheckpointTrigger(Means means, Map<Long, PendingCheckpoint> pending, LongSupplier underway, Runnable begin) {
        this.means = means;
        this.pending = pending;
        this.underway = underway;
        this.begin = begin;
        this.lastEndNanos = means.clock.nanos();
    }

    /// It is time for one.
    void come() {
        isDue = true;
        beginIfPossible();
    }

    /// Subtasks wait for one behind their last records.
    void wantLast() {
        isLastWanted = true;
        beginIfPossible();
    }

    /// None is due any more: the job has begun anew.
    void forget() {
        noteEnd();
        isDue = false;
    }

    /// One is over, however.
    void noteEnd() {
        lastEndNanos = means.clock.nanos();
    }

    /// What it waits for may be there.
    void beginIfPossible() {
        if (!means.members.isRunning() || !(isDue || isLastWanted) || isLooking) return;
        if (periodic() >= means.settings.concurrentMax()) return;
        long pause = means.settings.pauseMillis() - (means.clock.nanos() - lastEndNanos) / 1_000_000;
        if (pause > 0 && !isLastWanted) {
            means.executor.submitAfter(pause, this::beginIfPossible);
            return;
        }
        isDue = false;
        isLastWanted = false;
        if (means.checkpoints.needsLook()) lookForRoom();
        else begin.run();
    }

    private long periodic() {
        return pending.values().stream().filter(each -> each.savepoint == null).count();
    }

    private void lookForRoom() {
        isLooking = true;
        means.checkpoints.look(
                underway.getAsLong(),
                refusal -> means.executor.submit(() -> {
                    isLooking = false;
                    if (refusal == null) {
                        if (means.members.isRunning()) begin.run();
                        return;
                    }
                    means.checkpoints.statistics().declined();
                    noteEnd();
                    means.tolerance.failed("a checkpoint was not begun", refusal);
                }));
    }
}
