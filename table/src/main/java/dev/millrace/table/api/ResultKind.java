package dev.millrace.table.api;

/// Says what a statement returns.
public enum ResultKind {
    /// The statement has been executed. The result is one row with the text OK.
    SUCCESS,
    /// The statement has been executed. The result has content, such as the rows of a query or the names of tables.
    SUCCESS_WITH_CONTENT
}
