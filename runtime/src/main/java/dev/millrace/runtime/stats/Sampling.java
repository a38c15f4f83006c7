package dev.millrace.runtime.stats;

import dev.millrace.base.fault.Check;

/// Holds the parameters of thread sampling.
///
/// @param looks the number of samples
/// @param pauseMillis the time between two samples
/// @param depth the number of innermost frames that are kept
public record Sampling(int looks, long pauseMillis, int depth) {
    private static final int LOOKS_MAX = 1_000;
    private static final long PAUSE_MAX_MILLIS = 10_000;

    public Sampling {
        Check.that(looks > 0 && looks <= LOOKS_MAX, "%d looks at threads", looks);
        Check.that(pauseMillis >= 0 && pauseMillis <= PAUSE_MAX_MILLIS, "%d ms between looks", pauseMillis);
        Check.that(depth > 0, "%d frames", depth);
    }

    /// Returns the minimum duration.
    public long millis() {
        return looks * pauseMillis;
    }
}
