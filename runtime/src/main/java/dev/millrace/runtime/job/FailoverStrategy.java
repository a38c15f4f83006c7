package dev.millrace.runtime.job;

/// Defines which part of a job restarts after a failure.
enum FailoverStrategy {
    /// The pipelined region of the subtask that failed restarts.
    REGION,
    /// The whole job restarts.
    FULL
}
