package dev.millrace.api.time.legacy;

/// Which time a program of Flink 1.x goes by where it does not say so at the place.
public enum TimeCharacteristic {
    /// The clock of the machine; source functions' timestamps and watermarks are dropped.
    ProcessingTime,

    /// The clock at the source function.
    IngestionTime,

    /// The timestamps of records, as always in later versions.
    EventTime
}
