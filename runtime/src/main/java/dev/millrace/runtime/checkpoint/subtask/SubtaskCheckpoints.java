package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.state.operator.InFlightRows;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.rows.KeyedChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Takes the checkpoints of one subtask and tracks their state. Called by the subtask's thread only.
public final class SubtaskCheckpoints {

    /// Receives the subtask's notifications. Thread-safe.
    public interface Coordinator {
        /// Reports that a subtask has taken a checkpoint.
        ///
        /// @param isWhole true if no channel state will follow
        void taken(int subtask, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole);

        /// Reports that the channel state of a subtask is complete.
        void collected(int subtask, long checkpoint, OperatorSnapshot inFlight);

        void failed(int subtask, long checkpoint, Throwable thrown);

        /// Reports that a subtask has processed all input and now waits for its last checkpoint.
        void finished(int subtask);
    }

    /// The value for no checkpoint.
    private static final long NONE = 0;

    private final int number;
    private final int subtask;
    /// The operators from the head of the chain to its ends.
    private final List<Participant> participants = new ArrayList<>();
    private final Outbox outbox;
    private final Clock clock;
    private final Coordinator coordinator;
    /// The changes of keyed states before each checkpoint that is not known to be complete.
    private final TreeMap<Long, List<KeyedChanges>> incomplete = new TreeMap<>();
    private boolean hasBegun;
    private boolean awaitsLast;
    private boolean hasFinished;
    private long takenAfterFinish = NONE;
    private boolean isOver;
    private boolean isDraining;

    /// Creates the checkpoint component of a subtask.
    ///
    /// @param number the subtask's number for the coordinator
    /// @param subtask the subtask's index within its vertex
    /// @param awaitsLast true if the subtask stays until a checkpoint after its last record is complete
    public SubtaskCheckpoints(
            int number, int subtask, Outbox outbox, Clock clock, Coordinator coordinator, boolean awaitsLast) {
        this.number = number;
        this.subtask = subtask;
        this.outbox = outbox;
        this.clock = clock;
        this.coordinator = coordinator;
        this.awaitsLast = awaitsLast;
    }

    /// Adds an operator that precedes all added operators. Called while the subtask is built.
    public void join(Participant first) {
        participants.addFirst(first);
    }

    private record Context(long getCheckpointId, long getCheckpointTimestamp) implements StateSnapshotContext {}

    /// Takes a checkpoint. All records before the barrier have been processed, and none after it.
    public void take(Control.Barrier barrier) {
        take(barrier, true);
    }

    /// Takes a checkpoint before all records that precede the barrier have been processed; [#collected] follows.
    public void overtake(Control.Barrier barrier) {
        take(barrier, false);
    }

    /// Completes an unaligned checkpoint with its channel state.
    public void collected(long checkpoint, InFlightRows inFlight) {
        coordinator.collected(number, checkpoint, inFlight.snapshot(subtask));
    }

    private void take(Control.Barrier barrier, boolean isWhole) {
        long checkpoint = barrier.checkpoint();
        long began = clock.nanos();
        List<SubtaskSnapshot.Part> parts = new ArrayList<>();
        try {
            if (!hasBegun) participants.forEach(Participant::begin);
            hasBegun = true;
            for (Participant each : participants) each.prepare(checkpoint);
            outbox.send(barrier);
            Context context = new Context(checkpoint, barrier.startedMillis());
            for (Participant each : participants) parts.add(each.snapshot(context, subtask));
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (Throwable thrown) {
            new SubtaskSnapshot(parts, 0).release();
            coordinator.failed(number, checkpoint, thrown);
            return;
        }
        if (hasFinished && takenAfterFinish == NONE) takenAfterFinish = checkpoint;
        SubtaskSnapshot taken = new SubtaskSnapshot(parts, clock.nanos() - began);
        incomplete.put(checkpoint, taken.changes());
        coordinator.taken(number, checkpoint, taken, isWhole);
    }

    /// Notes that the input is about to end because the job stops. The subtask then stays until it is
    /// told to leave.
    public void drain() {
        awaitsLast = true;
        isDraining = true;
    }

    /// Notes that all input and all its results have been processed.
    ///
    /// @return whether the subtask may end
    public boolean finish() {
        if (!awaitsLast || isOver) return true;
        if (!hasFinished) {
            hasFinished = true;
            coordinator.finished(number);
        }
        return false;
    }

    /// Returns whether a subtask that has called [#finish] must wait.
    public boolean isWaiting() {
        return hasFinished && awaitsLast && !isOver;
    }

    /// Notes that a checkpoint is complete; called by the coordinator.
    public void completed(long checkpoint) {
        // A final savepoint is also reported here, but no increment follows it.
        List<KeyedChanges> complete = incomplete.get(checkpoint);
        if (complete != null) complete.forEach(KeyedChanges::complete);
        incomplete.headMap(checkpoint, true).clear();
        for (Participant each : participants) each.completed(checkpoint);
        if (isDraining || takenAfterFinish == NONE || checkpoint < takenAfterFinish) return;
        isOver = participants.stream().allMatch(Participant::isSettled);
        if (isOver) return;
        // The completion itself, for example the forwarding of committed records, has created work for
        // another checkpoint.
        takenAfterFinish = NONE;
        coordinator.finished(number);
    }

    /// Notes that a checkpoint was aborted; called by the coordinator.
    public void aborted(long checkpoint) {
        if (takenAfterFinish == checkpoint) takenAfterFinish = NONE;
        incomplete.remove(checkpoint);
        for (Participant each : participants) each.aborted(checkpoint);
    }
}
