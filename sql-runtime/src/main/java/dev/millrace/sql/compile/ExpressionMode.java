package dev.millrace.sql.compile;

/// Is the way in which expressions are evaluated.
public enum ExpressionMode {
    /// The interpreter evaluates the first rows. If there are more, the expressions are compiled.
    ADAPTIVE,

    /// Generated classes evaluate all rows.
    COMPILED,

    /// The interpreter evaluates all rows.
    INTERPRETED
}
