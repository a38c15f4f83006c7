package dev.millrace.api.memory;

/// What can be expected of an input after a poll.
public enum InputStatus {
    /// More records are ready now.
    MORE_AVAILABLE,

    /// No record is ready; there may be some later.
    NOTHING_AVAILABLE,

    /// There will never be another record.
    END_OF_INPUT
}
