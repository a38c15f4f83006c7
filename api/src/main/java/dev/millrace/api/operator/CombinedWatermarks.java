package dev.millrace.api.operator;

/// Combines the watermarks of two inputs: the result is the minimum over the inputs that are not idle.
final class CombinedWatermarks {
    private final long[] watermarks = {Long.MIN_VALUE, Long.MIN_VALUE};
    private final boolean[] idle = new boolean[2];
    private long combined = Long.MIN_VALUE;

    /// Advances the watermark of an input.
    ///
    /// @return whether the combined watermark increased
    boolean advance(int input, long timestamp) {
        watermarks[input] = Math.max(watermarks[input], timestamp);
        return rise();
    }

    /// Sets whether an input is idle.
    ///
    /// @return whether the combined watermark increased
    boolean idle(int input, boolean isIdle) {
        idle[input] = isIdle;
        return rise();
    }

    long watermark() {
        return combined;
    }

    boolean isIdle() {
        return idle[0] && idle[1];
    }

    private boolean rise() {
        if (isIdle()) return false;
        long first = idle[0] ? Long.MAX_VALUE : watermarks[0];
        long second = idle[1] ? Long.MAX_VALUE : watermarks[1];
        long lower = Math.min(first, second);
        if (lower <= combined) return false;
        combined = lower;
        return true;
    }
}
