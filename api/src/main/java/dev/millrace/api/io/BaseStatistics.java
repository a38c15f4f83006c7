package dev.millrace.api.io;

/// Provides what a format knows about its input without reading the input.
public interface BaseStatistics {
    long SIZE_UNKNOWN = -1;
    long NUM_RECORDS_UNKNOWN = -1;
    float AVG_RECORD_BYTES_UNKNOWN = -1.0f;

    /// Returns the size of the input in bytes, or [#SIZE_UNKNOWN].
    long getTotalInputSize();

    /// Returns the number of records, or [#NUM_RECORDS_UNKNOWN].
    long getNumberOfRecords();

    /// Returns the average size of a record in bytes, or [#AVG_RECORD_BYTES_UNKNOWN].
    float getAverageRecordWidth();
}
