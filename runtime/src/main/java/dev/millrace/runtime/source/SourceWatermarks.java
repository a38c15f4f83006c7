package dev.millrace.runtime.source;

import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkOutputMultiplexer;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Emits the watermarks of a source in ascending order, and tracks the watermark of each split.
final class SourceWatermarks implements WatermarkOutput {
    private final Receiver<?> head;
    private final SubtaskMetrics metrics;
    private final SourceAlignment alignment;
    private final Map<String, Long> splits = new HashMap<>();
    private final Set<String> idle = new HashSet<>();
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
            public void onIdleUpdate(boolean becomesIdle) {
                if (becomesIdle) idle.add(splitId);
                else idle.remove(splitId);
            }
        };
    }

    /// Finds out which split holds back the watermark of the source.
    ///
    /// @param all the ids of all splits; a split without a watermark holds back all others. Empty if the
    /// reader does not emit by splits
    void look(Collection<String> all) {
        if (all.isEmpty()) {
            metrics.heldBackBy(isIdle ? null : new SubtaskMetrics.SlowSplit("", watermark, Long.MAX_VALUE, 0));
            return;
        }
        String slowest = null;
        long lowest = Long.MAX_VALUE;
        long next = Long.MAX_VALUE;
        int active = 0;
        for (String each : all) {
            if (idle.contains(each)) continue;
            active++;
            long reached = splits.getOrDefault(each, Long.MIN_VALUE);
            if (slowest == null || reached < lowest) {
                next = slowest == null ? Long.MAX_VALUE : lowest;
                slowest = each;
                lowest = reached;
            } else if (reached < next) {
                next = reached;
            }
        }
        metrics.heldBackBy(slow(slowest, lowest, next, active));
    }

    private static SubtaskMetrics.@Nullable SlowSplit slow(
            @Nullable String slowest, long lowest, long next, int active) {
        return slowest == null ? null : new SubtaskMetrics.SlowSplit(slowest, lowest, next, active);
    }

    void released(String splitId) {
        splits.remove(splitId);
        idle.remove(splitId);
        alignment.released(splitId);
    }
}
