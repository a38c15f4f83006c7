package dev.millrace.table.types.logical;

/// Says whether a column of timestamps is also the time of its rows.
public enum TimestampKind {
    /// The column is data only.
    REGULAR,
    /// The column has the event time of its rows.
    ROWTIME,
    /// The column has the time at which its rows are processed.
    PROCTIME
}
