package dev.millrace.runtime.source;

import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkOutputMultiplexer;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.HashMap;
import java.util.Map;

/// Emits the watermarks of a source in ascending order, and tracks the watermark of each split.
final class SourceWatermarks implements WatermarkOutput {
    private final Receiver<?> head;
    private final SubtaskMetrics metrics;
    private final SourceAlignment alignment;
    private final Map<String, Long> splits = new HashMap<>();
    private long watermark = Long.MIN_VALUE;
    private boolean isIdle;

    SourceWatermarks(Receiver<?> head, SubtaskMetrics metrics, SourceAlignment alignment) {
        this.head = head;
        this.metrics = metrics;
        this.alignment = alignment;
    }

    @Override
    public void emitWatermark(Watermark next) {
        if (next.getTimestamp() <= watermark) return;
        markActive();
        watermark = next.getTimestamp();
        metrics.reachedWatermark(watermark);
        head.watermark(watermark);
        alignment.reached(watermark);
    }

    @Override
    public void markIdle() {
        if (!isIdle) head.idle(true);
        isIdle = true;
        alignment.idle(true);
    }

    @Override
    public void markActive() {
        if (isIdle) {
            head.idle(false);
            alignment.idle(false);
        }
        isIdle = false;
    }

    /// Returns the current watermark of the source.
    long watermark() {
        return watermark;
    }

    SourceAlignment alignment() {
        return alignment;
    }

    boolean isIdle() {
        return isIdle;
    }

    /// Returns the watermark of each split that has one.
    Map<String, Long> splits() {
        return splits;
    }

    /// Returns a listener that tracks the watermark of one split.
    WatermarkOutputMultiplexer.WatermarkUpdateListener ofSplit(String splitId) {
        return new WatermarkOutputMultiplexer.WatermarkUpdateListener() {
            @Override
            public void onWatermarkUpdate(long timestamp) {
                splits.put(splitId, timestamp);
                alignment.reached(splitId, timestamp);
            }

            @Override
            public void onIdleUpdate(boolean becomesIdle) {}
        };
    }

    void released(String splitId) {
        splits.remove(splitId);
        alignment.released(splitId);
    }
}
