package dev.millrace.api.time;

/// Names the two kinds of time.
public enum TimeDomain {
    /// The timestamps of records determine the time.
    EVENT_TIME,
    /// The clock of the machine determines the time.
    PROCESSING_TIME
}
