package dev.millrace.api.time;

/// Takes watermarks; one thread at a time uses it.
public interface WatermarkOutput {

    /// Says how far time is; also ends idleness. One that is not above the last has no effect.
    void emitWatermark(Watermark watermark);

    /// Says that this output gives nothing for a while and nobody should wait for it.
    void markIdle();

    /// Says that this output is to be waited for again.
    void markActive();
}
