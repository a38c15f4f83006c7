package dev.millrace.state.table;

/// Defines how the values of a column are stored.
public enum ColumnKind {
    /// Primitive longs.
    LONG,
    /// References.
    OBJECT
}
