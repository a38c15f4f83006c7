package dev.millrace.state.table;

/// How the values of a column are kept.
public enum ColumnKind {
    /// As primitive longs.
    LONG,
    /// As references.
    OBJECT
}
