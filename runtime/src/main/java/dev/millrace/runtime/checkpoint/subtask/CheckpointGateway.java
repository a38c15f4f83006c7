package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.exchange.Outbox;

/// Where subtasks of this process find what they do for checkpoints, be their coordinator here or elsewhere.
/// Any thread.
public interface CheckpointGateway {

    /// What a subtask does for checkpoints.
    ///
    /// @param number of the member among all of the job
    /// @param subtask its number among those of its vertex
    SubtaskCheckpoints subtask(int number, int subtask, Outbox outbox);

    /// Whether barriers may overtake what is on its way.
    boolean isOvertaking();

    /// Whether checkpoints are taken by themselves.
    boolean isPeriodic();
}
