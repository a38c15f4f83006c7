package dev.millrace.api.time;

/// Generates watermarks from records or periodically. Called by the subtask's thread only.
public interface WatermarkGenerator<T> {

    /// Called for each record. The method may emit a watermark.
    void onEvent(T event, long eventTimestamp, WatermarkOutput output);

    /// Called at a regular interval. The method may emit a watermark.
    void onPeriodicEmit(WatermarkOutput output);
}
