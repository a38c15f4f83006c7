package dev.millrace.table.types.inference;

/// Is the kind of a function.
public enum FunctionKind {
    SCALAR,
    ASYNC_SCALAR,
    TABLE,
    ASYNC_TABLE,
    AGGREGATE,
    TABLE_AGGREGATE,
    PROCESS_TABLE,
    OTHER
}
