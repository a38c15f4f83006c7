package dev.millrace.api.source;

import dev.millrace.api.time.WatermarkOutput;

/// Takes the records of a reader or of one split. Called by the subtask's thread only, and only within `pollNext`.
public interface SourceOutput<T> extends WatermarkOutput {

    /// Emits a record without a timestamp.
    void collect(T record);

    /// Emits a record with a timestamp.
    ///
    /// @param timestamp in milliseconds; the watermark strategy may replace the timestamp
    void collect(T record, long timestamp);
}
