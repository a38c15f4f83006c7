package dev.millrace.api.time;

/// Extracts the timestamp of a record.
@FunctionalInterface
public interface TimestampAssigner<T> {
    /// The value for a record without a timestamp.
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /// Returns the timestamp in milliseconds since the epoch.
    ///
    /// @param recordTimestamp the existing timestamp of the record, or [#NO_TIMESTAMP]
    long extractTimestamp(T element, long recordTimestamp);
}
