package dev.millrace.api.source;

import dev.millrace.api.time.WatermarkOutput;

/// Takes the records of a reader or of one split. Only the subtask's thread uses it, and only inside `pollNext`.
public interface SourceOutput<T> extends WatermarkOutput {

    /// Emits a record that has no timestamp of its own.
    void collect(T record);

    /// Emits a record.
    ///
    /// @param timestamp in milliseconds, as the source knows it; the watermark strategy may give another
    void collect(T record, long timestamp);
}
