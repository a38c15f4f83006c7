package dev.millrace.runtime.checkpoint;

import dev.millrace.runtime.checkpoint.restore.InMemoryCheckpoint;
import org.jspecify.annotations.Nullable;

/// Keeps or releases snapshots after their checkpoint has ended. Called by the coordinator's thread only.
final class SnapshotRetention {
    private final Checkpoints checkpoints;
    /// The checkpoint whose snapshots are kept in memory; null for none.
    private @Nullable PendingCheckpoint kept;

    SnapshotRetention(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /// Keeps a checkpoint in memory until the next one is complete, for a later attempt, or releases it.
    void written(PendingCheckpoint whole) {
        if (whole.savepoint != null || !isKept(whole)) release(whole);
    }

    private boolean isKept(PendingCheckpoint whole) {
        PendingCheckpoint before = kept;
        boolean isAllHere = whole.remoteSnapshots().isEmpty();
        boolean isKept = checkpoints.keep(isAllHere ? new InMemoryCheckpoint(whole.id, whole.taken()) : null);
        kept = isKept ? whole : null;
        if (before != null) release(before);
        if (isKept) {
            whole.taken().forEach((number, snapshot) -> whole.target(number).run(snapshot::releaseRest));
        }
        return isKept;
    }

    /// Releases all snapshots of a checkpoint.
    static void release(PendingCheckpoint over) {
        over.taken().forEach((number, snapshot) -> over.target(number).run(snapshot::release));
        for (RemoteSnapshots remoteSnapshots : over.remoteSnapshots()) remoteSnapshots.release(over.id);
    }
}
