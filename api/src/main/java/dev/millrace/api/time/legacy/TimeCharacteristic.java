package dev.millrace.api.time.legacy;

/// Chooses the notion of time for the operators of a program of Flink 1.x that do not choose their own.
public enum TimeCharacteristic {
    /// Uses the clock of the machine. Timestamps and watermarks of source functions are dropped.
    ProcessingTime,

    /// Uses the clock at the source function.
    IngestionTime,

    /// Uses the timestamps of records, as later versions of Flink always do.
    EventTime
}
