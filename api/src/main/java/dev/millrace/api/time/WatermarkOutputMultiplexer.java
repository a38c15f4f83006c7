package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.util.HashMap;
import java.util.Map;

/// Makes one output of several, such as one for each split: the watermark is the least of those not idle.
///
/// An immediate output passes on at once; a deferred one at the next [#onPeriodicEmit]. One thread owns all of it.
public class WatermarkOutputMultiplexer {
    private final WatermarkOutput underlying;
    private final Map<String, Part> parts = new HashMap<>();
    private long combined = Long.MIN_VALUE;
    private boolean isIdle;

    public WatermarkOutputMultiplexer(WatermarkOutput underlyingOutput) {
        this.underlying = underlyingOutput;
    }

    /// Adds an output, which tells the listener what it is told. It holds the others back until its first watermark.
    ///
    /// @throws IllegalStateException if there is one of that id
    public void registerNewOutput(String id, WatermarkUpdateListener onWatermarkUpdate) {
        Preconditions.checkState(!parts.containsKey(id), "there is an output '%s' already", id);
        parts.put(id, new Part(onWatermarkUpdate));
    }

    /// Adds an output to which nobody listens.
    public void registerNewOutput(String id) {
        registerNewOutput(id, Silence.INSTANCE);
    }

    /// Takes an output away. What the others have reached is told with their next watermark, or at [#onPeriodicEmit].
    ///
    /// @return whether there was one
    public boolean unregisterOutput(String id) {
        return parts.remove(id) != null;
    }

    /// The view of an output that passes on at once.
    ///
    /// @throws IllegalStateException if there is none of that id
    public WatermarkOutput getImmediateOutput(String outputId) {
        return new View(part(outputId), true);
    }

    /// The view of an output that passes on at the next [#onPeriodicEmit].
    ///
    /// @throws IllegalStateException if there is none of that id
    public WatermarkOutput getDeferredOutput(String outputId) {
        return new View(part(outputId), false);
    }

    /// Passes on what deferred outputs were told.
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

    // All of them rest, so none waits for another: what the furthest knew holds for the whole.
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

    /// Is told what one output is told.
    public interface WatermarkUpdateListener {

        /// The output's watermark has risen.
        void onWatermarkUpdate(long watermark);

        /// The output became idle, or active again.
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

        /// Whether the watermark has risen.
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
