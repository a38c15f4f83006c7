package dev.millrace.api.failure;

/// Names what happens to a record at which user code fails.
public enum OnFailure {
    /// The job fails, and the restart strategy decides whether the job restarts.
    FAIL,
    /// The job counts and drops the record, and continues.
    SKIP,
    /// The job sends the record to the error stream, [FailedRecords#TAG], or to the error directory, and continues.
    ROUTE
}
