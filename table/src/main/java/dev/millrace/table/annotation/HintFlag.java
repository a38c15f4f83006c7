package dev.millrace.table.annotation;

/// Is a boolean that may be absent.
public enum HintFlag {
    TRUE,
    FALSE,
    UNKNOWN
}
