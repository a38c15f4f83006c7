package dev.millrace.runtime.progress;

import java.util.Arrays;

/// Combines the watermarks of several channels: the lowest of those that count, never falling.
///
/// A channel that is idle does not count; a channel that has ended holds nothing back. A channel that is active again
/// counts once its watermark has reached the combination. When all channels that have not ended are idle, the
/// combination is idle. If the last of them had held the combination back, the combination first rises to the highest
/// watermark of all channels. The channels that have ended are among them, as in Flink.
public final class WatermarkValve {
    private final long[] watermarks;
    private final boolean[] idle;
    /// Whether a channel has not been idle since it was last as far as the combination. A channel that has ended is
    /// aligned if its watermark is the end of time.
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

    /// @return whether [#watermark] rose
    public boolean advance(int channel, long timestamp) {
        if (timestamp <= watermarks[channel]) return false;
        watermarks[channel] = timestamp;
        if (idle[channel]) return false;
        aligned[channel] |= timestamp >= combined;
        return raise();
    }

    /// @return whether [#watermark] rose or [#isIdle] changed
    public boolean idle(int channel, boolean becomesIdle) {
        if (idle[channel] == becomesIdle) return false;
        idle[channel] = becomesIdle;
        aligned[channel] = !becomesIdle && watermarks[channel] >= combined;
        if (becomesIdle) return recount(channel);
        // What the channel itself has reached is told with its next watermark.
        boolean wasIdle = isIdle;
        isIdle = !anyActive() && anyOpen();
        return wasIdle != isIdle;
    }

    /// The channel holds nothing back any more.
    ///
    /// @return whether [#watermark] rose or [#isIdle] changed
    public boolean end(int channel) {
        ended[channel] = true;
        // A job that stops without draining ends its channels before the end of time.
        aligned[channel] &= watermarks[channel] == Long.MAX_VALUE;
        return recount(channel);
    }

    /// The highest event time that all active channels have reached.
    public long watermark() {
        return combined;
    }

    /// Whether no channel counts now although some have not ended.
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
