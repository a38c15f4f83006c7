package dev.millrace.api.state;

/// Is told how checkpoints ended, in the task's thread. Notices may be lost when the job fails.
public interface CheckpointListener {

    /// The checkpoint is complete in all tasks.
    void notifyCheckpointComplete(long checkpointId) throws Exception;

    /// The checkpoint will never be complete; what it would have held belongs to the next one.
    default void notifyCheckpointAborted(long checkpointId) throws Exception {}
}
