package dev.millrace.table.types.inference;

/// Is a restriction of the places where a function may be called.
public enum FunctionRequirement {
    /// The function may be called with OVER only.
    OVER_WINDOW_ONLY
}
