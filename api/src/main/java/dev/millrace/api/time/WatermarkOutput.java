package dev.millrace.api.time;

/// Receives watermarks. Not thread-safe.
public interface WatermarkOutput {

    /// Emits a watermark and ends idleness. If the watermark is not above the last watermark, the call has no effect.
    void emitWatermark(Watermark watermark);

    /// Marks the output as idle. Downstream subtasks do not wait for the watermarks of an idle output.
    void markIdle();

    /// Marks the output as active. Downstream subtasks wait for its watermarks again.
    void markActive();
}
