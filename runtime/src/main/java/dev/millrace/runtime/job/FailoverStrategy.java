package dev.millrace.runtime.job;

/// What of a job starts again after a failure.
enum FailoverStrategy {
    /// What is connected with the subtask that failed.
    REGION,
    /// Everything.
    FULL
}
