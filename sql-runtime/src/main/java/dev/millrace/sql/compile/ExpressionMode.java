package dev.millrace.sql.compile;

/// Says how expressions are evaluated.
public enum ExpressionMode {
    /// Generated classes evaluate batches.
    COMPILED,

    /// The interpreter evaluates row by row.
    INTERPRETED
}
