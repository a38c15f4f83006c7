package dev.millrace.table.connector.source.abilities;

/// Is a source that can stop after a number of rows.
public interface SupportsLimitPushDown {

    /// Says how many rows are wanted. Each subtask may emit as many.
    void applyLimit(long limit);
}
