package dev.millrace.runtime.checkpoint.subtask;

import java.util.function.Consumer;

/// A source's enumerator as the coordinator of checkpoints knows it. Any thread.
public interface CheckpointedSource {

    /// Writes what the enumerator keeps, then does something before it assigns another split: what it has assigned
    /// by then belongs to the readers' state, everything else to its own.
    void checkpoint(long checkpoint, Consumer<byte[]> onState, Consumer<Throwable> onFailure, Runnable andThen);

    void completed(long checkpoint);

    void aborted(long checkpoint);
}
