package dev.millrace.sql.print;

/// Is the form in which the command line prints rows.
public enum ResultFormat {
    /// Rows stand in a table with lines of `+` and `-`.
    TABLEAU,
    /// Each row is a JSON object in a line of its own.
    JSON,
    /// The first line has the names of the columns, and each further line a row.
    CSV
}
