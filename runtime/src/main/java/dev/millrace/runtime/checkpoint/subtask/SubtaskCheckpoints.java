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

/// What a subtask does for checkpoints, and how far it has come. Used by the subtask's thread.
public final class SubtaskCheckpoints {

    /// Who is told. Any thread.
    public interface Coordinator {
        /// @param isWhole whether nothing was on its way to the subtask
        void taken(int subtask, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole);

        /// All that was on its way to the subtask is there too.
        void collected(int subtask, long checkpoint, OperatorSnapshot inFlight);

        void failed(int subtask, long checkpoint, Throwable thrown);

        /// All input has been processed; what is left to do waits for a checkpoint.
        void finished(int subtask);
    }

    /// Stands for no checkpoint.
    private static final long NONE = 0;

    private final int number;
    private final int subtask;
    /// From the head of the chain to its ends.
    private final List<Participant> participants = new ArrayList<>();
    private final Outbox outbox;
    private final Clock clock;
    private final Coordinator coordinator;
    /// What keyed states changed before each checkpoint that is not known to be complete.
    private final TreeMap<Long, List<KeyedChanges>> incomplete = new TreeMap<>();
    private boolean hasBegun;
    private boolean awaitsLast;
    private boolean hasFinished;
    private long takenAfterFinish = NONE;
    private boolean isOver;
    private boolean isDraining;

    /// @param number under which the coordinator knows the subtask
    /// @param subtask its number among those of its vertex
    /// @param awaitsLast whether it stays until a checkpoint after its last record is complete
    public SubtaskCheckpoints(
            int number, int subtask, Outbox outbox, Clock clock, Coordinator coordinator, boolean awaitsLast) {
        this.number = number;
        this.subtask = subtask;
        this.outbox = outbox;
        this.clock = clock;
        this.coordinator = coordinator;
        this.awaitsLast = awaitsLast;
    }

    /// While the subtask is built: an operator joins that stands before all that have joined.
    public void join(Participant first) {
        participants.addFirst(first);
    }

    private record Context(long getCheckpointId, long getCheckpointTimestamp) implements StateSnapshotContext {}

    /// All that belongs before the barrier has been processed, and nothing that belongs behind it.
    public void take(Control.Barrier barrier) {
        take(barrier, true);
    }

    /// The same before some of what belongs before the barrier has been processed; [#collected] follows.
    public void overtake(Control.Barrier barrier) {
        take(barrier, false);
    }

    /// What an overtaken checkpoint lacked is there.
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

    /// The input is about to end because the job is to stop: the subtask stays until it is told to leave.
    public void drain() {
        awaitsLast = true;
        isDraining = true;
    }

    /// All input has been processed, and all that followed from it.
    ///
    /// @return whether the subtask may go
    public boolean finish() {
        if (!awaitsLast || isOver) return true;
        if (!hasFinished) {
            hasFinished = true;
            coordinator.finished(number);
        }
        return false;
    }

    /// Whether a subtask that has [#finish]ed must wait.
    public boolean isWaiting() {
        return hasFinished && awaitsLast && !isOver;
    }

    /// Told by the coordinator.
    public void completed(long checkpoint) {
        // A savepoint with which the job stops is told too, but nothing follows it.
        List<KeyedChanges> complete = incomplete.get(checkpoint);
        if (complete != null) complete.forEach(KeyedChanges::complete);
        incomplete.headMap(checkpoint, true).clear();
        for (Participant each : participants) each.completed(checkpoint);
        if (isDraining || takenAfterFinish == NONE || checkpoint < takenAfterFinish) return;
        isOver = participants.stream().allMatch(Participant::isSettled);
        if (isOver) return;
        // What was done just now, such as passing on what was committed, has left something for another checkpoint.
        takenAfterFinish = NONE;
        coordinator.finished(number);
    }

    /// Told by the coordinator.
    public void aborted(long checkpoint) {
        if (takenAfterFinish == checkpoint) takenAfterFinish = NONE;
        incomplete.remove(checkpoint);
        for (Participant each : participants) each.aborted(checkpoint);
    }
}
