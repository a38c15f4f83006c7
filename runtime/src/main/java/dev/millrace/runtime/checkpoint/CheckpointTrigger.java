package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.function.LongSupplier;

/// Starts a due checkpoint as soon as all conditions hold: the job runs, the concurrency limit and the minimum pause
/// are respected, and there is disk space. Called by the coordinator's thread only.
final class CheckpointTrigger {
    private final Means means;
    private final Map<Long, PendingCheckpoint> pending;
    private final LongSupplier underway;
    private final Runnable begin;

    private long lastEndNanos;
    private boolean isDue;
    /// True if subtasks wait for a checkpoint after their last records.
    private boolean isLastWanted;
    /// True while the disk space is being checked.
    private boolean isLooking;

    /// Holds the components that decide.
    record Means(
            CheckpointSettings settings,
            Checkpoints checkpoints,
            CheckpointMembers members,
            Tolerance tolerance,
            SerialExecutor executor,
            Clock clock) {}

    /// Creates the trigger.
    ///
    /// @param pending the pending checkpoints; the map changes
    /// @param underway returns the lowest number of a checkpoint that may be incomplete
    /// @param begin starts a checkpoint
    CheckpointTrigger(Means means, Map<Long, PendingCheckpoint> pending, LongSupplier underway, Runnable begin) {
        this.means = means;
        this.pending = pending;
        this.underway = underway;
        this.begin = begin;
        this.lastEndNanos = means.clock.nanos();
    }

    /// Notes that a periodic checkpoint is due.
    void come() {
        isDue = true;
        beginIfPossible();
    }

    /// Notes that subtasks wait for a checkpoint after their last records.
    void wantLast() {
        isLastWanted = true;
        beginIfPossible();
    }

    /// Cancels a due checkpoint, because the job has restarted.
    void forget() {
        noteEnd();
        isDue = false;
    }

    /// Notes that a checkpoint has ended, successfully or not.
    void noteEnd() {
        lastEndNanos = means.clock.nanos();
    }

    /// Starts the due checkpoint if the conditions hold.
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
                    means.tolerance.failed("A checkpoint was not started", refusal);
                }));
    }
}
