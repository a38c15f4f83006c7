package dev.millrace.api.time;

/// The two kinds of time.
public enum TimeDomain {
    /// As the timestamps of records tell it.
    EVENT_TIME,
    /// As the machine's clock tells it.
    PROCESSING_TIME
}
