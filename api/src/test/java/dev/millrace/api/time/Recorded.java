package dev.millrace.api.time;

import java.util.ArrayList;
import java.util.List;

/// Records watermarks as numbers and idleness as words.
final class Recorded implements WatermarkOutput {
    final List<Object> told = new ArrayList<>();

    @Override
    public void emitWatermark(Watermark watermark) {
        told.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
        told.add("idle");
    }

    @Override
    public void markActive() {
        told.add("active");
    }
}
