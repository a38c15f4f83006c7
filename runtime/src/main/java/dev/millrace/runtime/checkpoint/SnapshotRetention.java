package dev.millrace.runtime.checkpoint;

import dev.millrace.runtime.checkpoint.restore.InMemoryCheckpoint;
import org.jspecify.annotations.Nullable;

/// What becomes of snapshots that have been written, or never will be. Used by the coordinator's thread.
final class SnapshotRetention {
    private final Checkpoints checkpoints;
    /// Whose snapshots are kept in memory.
    private @Nullable PendingCheckpoint kept;

    SnapshotRetention(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /// Keeps a checkpoint in memory until the next is complete, for an attempt that may follow this one, or lets
    /// it go.
    ///
    /// @param isWanted whether somebody may go back to it
    void written(PendingCheckpoint whole, boolean isWanted) {
        if (!isWanted || whole.savepoint != null || !isKept(whole)) release(whole);
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

    /// Nobody needs what was taken of a checkpoint any more.
    static void release(PendingCheckpoint over) {
        over.taken().forEach((number, snapshot) -> over.target(number).run(snapshot::release));
        for (RemoteSnapshots remoteSnapshots : over.remoteSnapshots()) remoteSnapshots.release(over.id);
    }
}
