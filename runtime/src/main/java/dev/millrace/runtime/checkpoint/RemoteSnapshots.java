package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.concurrent.CompletableFuture;

/// Another process in which subtasks of a job run, as the coordinator of the job's checkpoints knows it. It has
/// what they took of each checkpoint, and writes it into a file of its own. Any thread; calls return at once.
public interface RemoteSnapshots {

    /// Tells it from the job's other remote snapshots, and does not change while the job runs.
    String name();

    /// Writes all that its subtasks took of a checkpoint; called again if another file of the checkpoint had no room.
    ///
    /// @param file named by its address: the remote snapshots finds the way there by itself
    /// @param isIncremental whether only what changed since the checkpoint before is to be written
    /// @return the file's size in bytes; fails if it was not written, and with [#gone] when the process is lost
    CompletableFuture<Long> write(long checkpoint, SnapshotPlace file, boolean isIncremental);

    /// What is answered for a process that is lost. A checkpoint that fails for that counts as none that failed,
    /// since those who run the lost subtasks hear of it too, and of nothing else.
    static MillraceException gone(String name) {
        return CheckpointFaults.NOT_HELD
                .what("%s is gone, and with it its part of a checkpoint", name)
                .fix("see why the process has ended; its subtasks go on elsewhere");
    }

    /// Nobody will ask for what its subtasks took of a checkpoint any more. Told also of checkpoints that it knows
    /// nothing of, and more than once.
    void release(long checkpoint);
}
