package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.exchange.Control;

/// A subtask as the coordinator of checkpoints knows it. Any thread; what is told happens on the subtask's thread,
/// between two records, and not at all once the subtask has ended.
public interface CheckpointTarget {

    /// A checkpoint has begun. A source sends the barrier at once; others do so when all inputs have brought it.
    ///
    /// @param isLast whether a source reads nothing behind it
    void announce(Control.Barrier barrier, boolean isLast);

    /// The checkpoint is to be taken now, if that can be done before all its barriers have come; what is on its
    /// way to the subtask is a part of it then.
    void overtake(Control.Barrier barrier);

    /// All subtasks have taken the checkpoint, so all barriers are under way or there.
    void collect(long checkpoint);

    void completed(long checkpoint);

    void aborted(long checkpoint);

    /// Runs something on the subtask's thread.
    void run(Runnable task);

    /// A source is to end as if there were no more to read, and everybody is to stay until a checkpoint behind the
    /// last record is complete.
    void drain();

    /// The subtask ends now, without an end of its input.
    void leave();
}
