package dev.millrace.api.failure;

/// What becomes of a record at which user code throws.
public enum OnFailure {
    /// The job fails, and its restart strategy says whether it is tried again.
    FAIL,
    /// The record is left out and counted, and the job goes on.
    SKIP,
    /// The record goes to the error stream, [FailedRecords#TAG], or to the error directory, and the job goes on.
    ROUTE
}
