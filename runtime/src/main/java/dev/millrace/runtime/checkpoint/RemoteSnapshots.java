package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.concurrent.CompletableFuture;

/// Represents another process with subtasks of the job for the checkpoint coordinator. That process holds the
/// snapshots of its subtasks and writes them to a file of its own. Thread-safe; calls return at once.
public interface RemoteSnapshots {

    /// Returns the unique name of the process, which does not change while the job runs.
    String name();

    /// Writes the snapshots of all its subtasks for a checkpoint. The call is repeated if there was no space for
    /// another file of the checkpoint.
    ///
    /// @param file the target; the other process opens the file by its address
    /// @param isIncremental true to write only the changes since the previous checkpoint
    /// @return the file's size in bytes; fails if the file was not written, and with [#gone] if the process is lost
    CompletableFuture<Long> write(long checkpoint, SnapshotPlace file, boolean isIncremental);

    /// Returns the error for a lost process. Such a checkpoint does not count as failed, because the loss of the
    /// subtasks is reported separately.
    static MillraceException gone(String name) {
        return CheckpointFaults.NOT_HELD
                .what("The process of %s ended and lost its part of a checkpoint.", name)
                .fix("Find out why the process ended. Its subtasks continue on other workers.");
    }

    /// Releases the snapshots of a checkpoint. May be called more than once, and for unknown checkpoints.
    void release(long checkpoint);
}
