package dev.millrace.runtime.job;

/// How far a subtask is, under Flink's names.
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

    /// Whether the subtask will not run again in this attempt.
    public boolean isOver() {
        return this == FINISHED || this == CANCELED || this == FAILED;
    }
}
