package dev.millrace.api.time;

/// Finds the timestamp of a record.
@FunctionalInterface
public interface TimestampAssigner<T> {
    /// Stands for a timestamp that a record does not have.
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /// The timestamp in milliseconds since 1970-01-01T00:00Z.
    ///
    /// @param recordTimestamp the one the record has so far, or [#NO_TIMESTAMP]
    long extractTimestamp(T element, long recordTimestamp);
}
