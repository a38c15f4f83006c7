package dev.millrace.api.io;

/// What a format knows of its input without reading it.
public interface BaseStatistics {
    long SIZE_UNKNOWN = -1;
    long NUM_RECORDS_UNKNOWN = -1;
    float AVG_RECORD_BYTES_UNKNOWN = -1.0f;

    /// Bytes, or [#SIZE_UNKNOWN].
    long getTotalInputSize();

    /// Records, or [#NUM_RECORDS_UNKNOWN].
    long getNumberOfRecords();

    /// Bytes of a record on average, or [#AVG_RECORD_BYTES_UNKNOWN].
    float getAverageRecordWidth();
}
