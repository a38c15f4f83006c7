package dev.millrace.api.source;

/// Whether a source ends by itself.
public enum Boundedness {
    /// It ends.
    BOUNDED,
    /// It goes on until the job is stopped.
    CONTINUOUS_UNBOUNDED
}
