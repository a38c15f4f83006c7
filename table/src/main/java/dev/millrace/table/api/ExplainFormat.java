package dev.millrace.table.api;

/// Is the format of EXPLAIN.
public enum ExplainFormat {
    TEXT
}
