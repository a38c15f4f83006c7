package dev.millrace.sql.statement;

/// Decides what an INSERT does if several upsert keys of its query map to one primary key of the sink.
public enum ConflictAction {
    /// The job fails.
    ERROR,
    /// The first row stays.
    NOTHING,
    /// The newest row stays.
    DEDUPLICATE
}
