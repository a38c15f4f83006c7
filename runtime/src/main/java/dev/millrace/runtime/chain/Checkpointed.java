package dev.millrace.runtime.chain;

import dev.millrace.api.operator.StateSnapshotContext;

/// Takes part in the checkpoints of its subtask. All calls come on the subtask's thread, between two records.
public interface Checkpointed {

    /// The checkpoint's barrier is about to leave: what is sent now still comes before it.
    default void prepareSnapshot(long checkpoint) throws Exception {}

    /// Puts what is to be kept into the operator's states, unless it is there already. Must send nothing.
    default void snapshotState(StateSnapshotContext snapshot) throws Exception {}

    /// All subtasks' parts of the checkpoint, and of those before it, are kept. Some checkpoints may never be told
    /// of, if a later one is.
    default void checkpointCompleted(long checkpoint) throws Exception {}

    /// The checkpoint will not be completed.
    default void checkpointAborted(long checkpoint) throws Exception {}

    /// Whether nothing waits for a later checkpoint, so that a subtask whose last checkpoint is complete may go.
    default boolean isSettled() {
        return true;
    }
}
