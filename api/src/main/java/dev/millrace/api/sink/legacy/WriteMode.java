package dev.millrace.api.sink.legacy;

/// What to do with a file that is there already.
public enum WriteMode {
    /// Fail.
    NO_OVERWRITE,

    /// Replace it.
    OVERWRITE
}
