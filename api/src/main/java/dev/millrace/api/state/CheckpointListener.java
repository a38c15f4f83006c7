package dev.millrace.api.state;

/// Receives notifications about the end of checkpoints. The thread of the subtask calls its methods. If the job fails,
/// notifications may be lost.
public interface CheckpointListener {

    /// Called when a checkpoint is complete in all subtasks.
    void notifyCheckpointComplete(long checkpointId) throws Exception;

    /// Called when a checkpoint was aborted. A later checkpoint covers the data of the aborted checkpoint.
    default void notifyCheckpointAborted(long checkpointId) throws Exception {}
}
