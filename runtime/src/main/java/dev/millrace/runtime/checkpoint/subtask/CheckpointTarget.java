package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.exchange.Control;

/// Represents a subtask for the checkpoint coordinator. Thread-safe; calls take effect on the subtask's thread
/// between two records, and have no effect after the subtask's end.
public interface CheckpointTarget {

    /// Announces a checkpoint. A source sends the barrier at once; other subtasks send it when all inputs have
    /// delivered it.
    ///
    /// @param isLast true if a source stops reading after the barrier
    void announce(Control.Barrier barrier, boolean isLast);

    /// Takes the checkpoint now, without waiting for all barriers, if the subtask supports that. Records that have
    /// not been processed become channel state.
    void overtake(Control.Barrier barrier);

    /// Notes that all subtasks have taken the checkpoint, so all its barriers have been sent.
    void collect(long checkpoint);

    void completed(long checkpoint);

    void aborted(long checkpoint);

    /// Runs an action on the subtask's thread.
    void run(Runnable task);

    /// Ends a source's input early. All subtasks stay until a checkpoint after the last record is complete.
    void drain();

    /// Ends the subtask now, without an end of its input.
    void leave();
}
