package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.state.operator.OperatorSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Processes the answers of subtasks and enumerators to pending checkpoints. Called by the coordinator's thread only.
final class Acknowledgements {

    private final Map<Long, PendingCheckpoint> pending;
    private final CheckpointMembers members;
    private final CheckpointStatistics statistics;
    private final Clock clock;
    private final BiConsumer<PendingCheckpoint, CheckpointState.Event> on;

    /// Creates the processing of answers.
    ///
    /// @param pending the pending checkpoints; the map changes
    /// @param on called with each event of a checkpoint
    Acknowledgements(
            Map<Long, PendingCheckpoint> pending,
            CheckpointMembers members,
            CheckpointStatistics statistics,
            Clock clock,
            BiConsumer<PendingCheckpoint, CheckpointState.Event> on) {
        this.pending = pending;
        this.members = members;
        this.statistics = statistics;
        this.clock = clock;
        this.on = on;
    }

    void taken(int subtask, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole) {
        PendingCheckpoint known = pending.get(checkpoint);
        if (known == null) {
            CheckpointCoordinator.Member member = members.find(subtask);
            // If the subtask is gone, its memory is already released.
            if (member != null) member.target().run(snapshot::release);
            return;
        }
        note(subtask, checkpoint, snapshot.stallNanos(), snapshot.bytes(), isWhole);
        known.taken(subtask, snapshot, isWhole);
        advance(known);
    }

    void takenElsewhere(int subtask, long checkpoint, long stallNanos, long bytes, boolean isWhole) {
        PendingCheckpoint known = pending.get(checkpoint);
        if (known == null) {
            CheckpointCoordinator.Member member = members.find(subtask);
            RemoteSnapshots remoteSnapshots = member == null ? null : member.remoteSnapshots();
            if (remoteSnapshots != null) remoteSnapshots.release(checkpoint);
            return;
        }
        note(subtask, checkpoint, stallNanos, bytes, isWhole);
        known.takenElsewhere(subtask, stallNanos, isWhole);
        advance(known);
    }

    private void note(int subtask, long checkpoint, long stallNanos, long bytes, boolean isWhole) {
        CheckpointCoordinator.Member member = members.find(subtask);
        if (member == null) return;
        statistics.took(
                checkpoint,
                new CheckpointStatistics.Part(
                        member.vertex(), member.subtask().index(), clock.millis(), stallNanos, bytes, !isWhole));
    }

    void collected(int subtask, long checkpoint, OperatorSnapshot inFlight) {
        PendingCheckpoint known = pending.get(checkpoint);
        if (known == null) return;
        known.collected(subtask, inFlight);
        tellIfWhole(known);
    }

    void collectedElsewhere(int subtask, long checkpoint) {
        PendingCheckpoint known = pending.get(checkpoint);
        if (known == null) return;
        known.collectedElsewhere(subtask);
        tellIfWhole(known);
    }

    /// Processes the state of a source's enumerator.
    void taken(String source, long checkpoint, byte[] state) {
        PendingCheckpoint known = pending.get(checkpoint);
        if (known == null) return;
        known.taken(source, state);
        tellIfWhole(known);
    }

    /// Notes that a subtask has ended, so checkpoints no longer wait for it.
    void ended(int subtask) {
        for (PendingCheckpoint each : List.copyOf(pending.values())) {
            each.ended(subtask);
            advance(each);
        }
    }

    private void advance(PendingCheckpoint known) {
        if (known.lacksOnlyChannelState()) on.accept(known, CheckpointState.Event.ALL_TAKEN);
        tellIfWhole(known);
    }

    private void tellIfWhole(PendingCheckpoint known) {
        if (known.isWhole()) on.accept(known, CheckpointState.Event.WHOLE);
    }
}
