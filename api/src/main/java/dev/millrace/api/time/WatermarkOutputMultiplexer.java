package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.util.HashMap;
import java.util.Map;

/// Combines several outputs, for example one for each split, into one. The combined watermark is the minimum over all
/// outputs that are not idle.
///
/// An immediate output updates the combined watermark at once, a deferred output at the next [#onPeriodicEmit].
/// Not thread-safe.
public class WatermarkOutputMultiplexer {
    private final WatermarkOutput underlying;
    private final Map<String, Part> parts = new HashMap<>();
    private long combined = Long.MIN_VALUE;
    private boolean isIdle;

    public WatermarkOutputMultiplexer(WatermarkOutput underlyingOutput) {
        this.underlying = underlyingOutput;
    }

    /// Adds an output and notifies the listener of its watermarks and idleness. The output holds the combined watermark
    /// back until its own first watermark.
    ///
    /// @throws IllegalStateException if an output with this id exists
    public void registerNewOutput(String id, WatermarkUpdateListener onWatermarkUpdate) {
        Preconditions.checkState(!parts.containsKey(id), "there is an output '%s' already", id);
        parts.put(id, new Part(onWatermarkUpdate));
    }

    /// Adds an output without a listener.
    public void registerNewOutput(String id) {
        registerNewOutput(id, Silence.INSTANCE);
    }

    /// Removes an output. The combined watermark changes with the next watermark of another output, or
    /// at [#onPeriodicEmit].
    ///
    /// @return whether there was an output with this id
    public boolean unregisterOutput(String id) {
        return parts.remove(id) != null;
    }

    /// Returns the immediate view of an output, which updates the combined watermark at once.
    ///
    /// @throws IllegalStateException if there is no output with this id
    public WatermarkOutput getImmediateOutput(String outputId) {
        return new View(part(outputId), true);
    }

    /// Returns the deferred view of an output, which updates the combined watermark at the next [#onPeriodicEmit].
    ///
    /// @throws IllegalStateException if there is no output with this id
    public WatermarkOutput getDeferredOutput(String outputId) {
        return new View(part(outputId), false);
    }

    /// Updates the combined watermark with the watermarks of the deferred outputs.
    public void onPeriodicEmit() {
        combine();
    }

    private Part part(String id) {
        Part part = parts.get(id);
        if (part == null) throw new IllegalStateException("there is no output '" + id + "'");
        return part;
    }

    private void combine() {
        if (parts.isEmpty()) return;
        long least = Long.MAX_VALUE;
        boolean allIdle = true;
        for (Part part : parts.values()) {
            if (part.isIdle) continue;
            least = Math.min(least, part.watermark);
            allIdle = false;
        }
        if (allIdle) {
            goIdle();
            return;
        }
        advance(least);
        if (isIdle) {
            isIdle = false;
            underlying.markActive();
        }
    }

    // All outputs are idle, so none waits for another. The combined watermark is then the maximum of their watermarks.
    private void goIdle() {
        long furthest = Long.MIN_VALUE;
        for (Part part : parts.values()) furthest = Math.max(furthest, part.watermark);
        advance(furthest);
        if (!isIdle) {
            isIdle = true;
            underlying.markIdle();
        }
    }

    private void advance(long watermark) {
        if (watermark <= combined) return;
        combined = watermark;
        underlying.emitWatermark(new Watermark(watermark));
    }

    /// Receives the watermarks and the idleness of one output.
    public interface WatermarkUpdateListener {

        /// Called when the watermark of the output has risen.
        void onWatermarkUpdate(long watermark);

        /// Called when the output became idle or active.
        void onIdleUpdate(boolean idle);
    }

    private enum Silence implements WatermarkUpdateListener {
        INSTANCE;

        @Override
        public void onWatermarkUpdate(long watermark) {}

        @Override
        public void onIdleUpdate(boolean idle) {}
    }

    private static final class Part {
        private final WatermarkUpdateListener listener;
        private long watermark = Long.MIN_VALUE;
        private boolean isIdle;

        Part(WatermarkUpdateListener listener) {
            this.listener = listener;
        }

        /// Returns whether the watermark has risen.
        boolean raise(long timestamp) {
            setIdle(false);
            if (timestamp <= watermark) return false;
            watermark = timestamp;
            listener.onWatermarkUpdate(timestamp);
            return true;
        }

        void setIdle(boolean idle) {
            if (isIdle == idle) return;
            isIdle = idle;
            listener.onIdleUpdate(idle);
        }
    }

    private final class View implements WatermarkOutput {
        private final Part part;
        private final boolean isImmediate;

        View(Part part, boolean isImmediate) {
            this.part = part;
            this.isImmediate = isImmediate;
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            boolean wasIdle = part.isIdle;
            boolean rose = part.raise(watermark.getTimestamp());
            if (isImmediate && (rose || wasIdle)) combine();
        }

        @Override
        public void markIdle() {
            part.setIdle(true);
            if (isImmediate) combine();
        }

        @Override
        public void markActive() {
            part.setIdle(false);
            if (isImmediate) combine();
        }
    }
}
