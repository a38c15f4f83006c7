package dev.millrace.table.annotation;

/// Is a version of the rules by which reflection finds types.
public enum ExtractionVersion {
    /// The newest version.
    UNKNOWN,
    /// The first version.
    V1
}
