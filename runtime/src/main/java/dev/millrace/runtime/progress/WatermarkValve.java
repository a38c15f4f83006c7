package dev.millrace.runtime.progress;

import java.util.Arrays;

/// Combines the watermarks of several channels into an ascending minimum. Not thread-safe.
///
/// An idle channel does not count, and an ended channel holds nothing back. A channel that becomes active counts
/// again when its watermark has reached the combined one. If all open channels are idle, the combination is idle.
/// If the last of them determined the combined watermark, it first rises to the highest watermark of all channels,
/// including ended ones, as in Flink.
public final class WatermarkValve {
    private final long[] watermarks;
    private final boolean[] idle;
    /// Whether a channel has reached the combined watermark since it was last idle. An ended channel is aligned if
    /// its watermark is the end of time.
    private final boolean[] aligned;
    private final boolean[] ended;
    private long combined = Long.MIN_VALUE;
    private boolean isIdle;

    public WatermarkValve(int channels) {
        watermarks = new long[channels];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        idle = new boolean[channels];
        aligned = new boolean[channels];
        Arrays.fill(aligned, true);
        ended = new boolean[channels];
    }

    /// Sets the watermark of a channel.
    ///
    /// @return whether [#watermark] rose
    public boolean advance(int channel, long timestamp) {
        if (timestamp <= watermarks[channel]) return false;
        watermarks[channel] = timestamp;
        if (idle[channel]) return false;
        aligned[channel] |= timestamp >= combined;
        return raise();
    }

    /// Sets whether a channel is idle.
    ///
    /// @return whether [#watermark] rose or [#isIdle] changed
    public boolean idle(int channel, boolean becomesIdle) {
        if (idle[channel] == becomesIdle) return false;
        idle[channel] = becomesIdle;
        aligned[channel] = !becomesIdle && watermarks[channel] >= combined;
        if (becomesIdle) return recount(channel);
        // The channel's own watermark counts with its next update.
        boolean wasIdle = isIdle;
        isIdle = !anyActive() && anyOpen();
        return wasIdle != isIdle;
    }

    /// Ends a channel, which then holds nothing back.
    ///
    /// @return whether [#watermark] rose or [#isIdle] changed
    public boolean end(int channel) {
        ended[channel] = true;
        // If a job stops without draining, its channels end before the end of time.
        aligned[channel] &= watermarks[channel] == Long.MAX_VALUE;
        return recount(channel);
    }

    /// Returns the combined watermark.
    public long watermark() {
        return combined;
    }

    /// Returns whether some channels are open and all of them are idle.
    public boolean isIdle() {
        return isIdle;
    }

    private boolean recount(int changed) {
        boolean wasIdle = isIdle;
        isIdle = !anyActive() && anyOpen();
        boolean hasHeldBack = watermarks[changed] == combined || ended[changed];
        boolean rose = hasHeldBack && (isIdle ? raiseToHighest() : raise());
        return rose || wasIdle != isIdle;
    }

    private boolean anyActive() {
        for (int i = 0; i < idle.length; i++) if (!idle[i] && !ended[i]) return true;
        return false;
    }

    private boolean anyOpen() {
        for (boolean end : ended) if (!end) return true;
        return false;
    }

    private boolean raise() {
        long lowest = Long.MAX_VALUE;
        boolean counted = false;
        for (int i = 0; i < watermarks.length; i++) {
            if (!aligned[i]) continue;
            lowest = Math.min(lowest, watermarks[i]);
            counted = true;
        }
        return counted && raiseTo(lowest);
    }

    private boolean raiseToHighest() {
        long highest = Long.MIN_VALUE;
        for (long each : watermarks) highest = Math.max(highest, each);
        return raiseTo(highest);
    }

    private boolean raiseTo(long timestamp) {
        if (timestamp <= combined) return false;
        combined = timestamp;
        return true;
    }
}
