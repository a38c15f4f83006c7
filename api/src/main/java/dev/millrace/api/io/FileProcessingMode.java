package dev.millrace.api.io;

/// Defines how often a path is searched for files.
public enum FileProcessingMode {
    /// The path is searched once when the job starts. The stream ends after these files.
    PROCESS_ONCE,

    /// The path is searched periodically. New and changed files are read completely. The stream does not end.
    PROCESS_CONTINUOUSLY
}
