package dev.millrace.cep.dynamic;

import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;

/// Creates the last watermark at once, so that a stream never holds back another one.
final class EndOfTime implements WatermarkGenerator<String> {
    @Override
    public void onEvent(String event, long eventTimestamp, WatermarkOutput output) {
        output.emitWatermark(Watermark.MAX_WATERMARK);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(Watermark.MAX_WATERMARK);
    }
}
