package dev.millrace.api.time;

/// Finds out how far event time is, from records or as time passes. The task's thread owns it.
public interface WatermarkGenerator<T> {

    /// Called for each record; may emit a watermark.
    void onEvent(T event, long eventTimestamp, WatermarkOutput output);

    /// Called at a regular interval; may emit a watermark.
    void onPeriodicEmit(WatermarkOutput output);
}
