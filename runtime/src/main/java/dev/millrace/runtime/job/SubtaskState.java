package dev.millrace.runtime.job;

/// Defines the states of a subtask, with Flink's names.
public enum SubtaskState {
    CREATED,
    SCHEDULED,
    DEPLOYING,
    INITIALIZING,
    RUNNING,
    FINISHED,
    CANCELING,
    CANCELED,
    FAILED,
    RECONCILING;

    /// Returns whether the subtask will not run again in this attempt.
    public boolean isOver() {
        return this == FINISHED || this == CANCELED || this == FAILED;
    }
}
