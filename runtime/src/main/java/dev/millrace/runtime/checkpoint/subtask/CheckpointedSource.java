package dev.millrace.runtime.checkpoint.subtask;

import java.util.function.Consumer;

/// Represents a source's enumerator for the checkpoint coordinator. Thread-safe.
public interface CheckpointedSource {

    /// Serializes the enumerator's state and then runs an action before the enumerator assigns another split. Splits
    /// that were assigned before belong to the readers' state; all others belong to the enumerator's state.
    void checkpoint(long checkpoint, Consumer<byte[]> onState, Consumer<Throwable> onFailure, Runnable andThen);

    void completed(long checkpoint);

    void aborted(long checkpoint);
}
