package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.exchange.Outbox;

/// Gives the subtasks of this process access to checkpoints, whether the coordinator is in this process or
/// not. Thread-safe.
public interface CheckpointGateway {

    /// Creates the checkpoint component of a subtask.
    ///
    /// @param number the subtask's number among all subtasks of the job
    /// @param subtask the subtask's index within its vertex
    SubtaskCheckpoints subtask(int number, int subtask, Outbox outbox);

    /// Returns whether unaligned checkpoints are enabled.
    boolean isOvertaking();

    /// Returns whether the job takes periodic checkpoints.
    boolean isPeriodic();
}
