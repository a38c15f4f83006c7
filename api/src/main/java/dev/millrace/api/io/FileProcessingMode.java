package dev.millrace.api.io;

/// How often the files of a path are looked for.
public enum FileProcessingMode {
    /// Once: what is there when the job starts is read, and the stream ends.
    PROCESS_ONCE,

    /// Again and again: files that appear or change are read, whole, and the stream does not end.
    PROCESS_CONTINUOUSLY
}
