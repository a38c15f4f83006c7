package dev.millrace.table.annotation;

/// Is a group of types that an argument of a function accepts.
public enum InputGroup {
    /// No group.
    UNKNOWN,
    /// All types.
    ANY
}
