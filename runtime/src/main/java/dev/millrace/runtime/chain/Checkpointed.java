package dev.millrace.runtime.chain;

import dev.millrace.api.operator.StateSnapshotContext;

/// Takes part in the checkpoints of a subtask. Called by the subtask's thread only, between two records.
public interface Checkpointed {

    /// Prepares a checkpoint. Records that are emitted now precede the barrier.
    default void prepareSnapshot(long checkpoint) throws Exception {}

    /// Writes the state into the operator's states, unless it is already there. Must not emit records.
    default void snapshotState(StateSnapshotContext snapshot) throws Exception {}

    /// Notes that a checkpoint and all earlier ones are complete. If a later checkpoint is reported, earlier ones
    /// may be skipped.
    default void checkpointCompleted(long checkpoint) throws Exception {}

    /// Notes that a checkpoint was aborted.
    default void checkpointAborted(long checkpoint) throws Exception {}

    /// Returns whether no work waits for a later checkpoint, so that the subtask may end.
    default boolean isSettled() {
        return true;
    }
}
