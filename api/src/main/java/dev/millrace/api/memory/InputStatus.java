package dev.millrace.api.memory;

/// Says whether an input has more records after a poll.
public enum InputStatus {
    /// More records are available immediately.
    MORE_AVAILABLE,

    /// No record is available now; records may follow later.
    NOTHING_AVAILABLE,

    /// The input has ended; no record follows.
    END_OF_INPUT
}
