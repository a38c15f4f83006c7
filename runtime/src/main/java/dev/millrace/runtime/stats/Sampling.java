package dev.millrace.runtime.stats;

import dev.millrace.base.fault.Check;

/// How threads are looked at.
///
/// @param looks how often
/// @param pauseMillis between two looks
/// @param depth frames of a stack that count, from the innermost
public record Sampling(int looks, long pauseMillis, int depth) {
    private static final int LOOKS_MAX = 1_000;
    private static final long PAUSE_MAX_MILLIS = 10_000;

    public Sampling {
        Check.that(looks > 0 && looks <= LOOKS_MAX, "%d looks at threads", looks);
        Check.that(pauseMillis >= 0 && pauseMillis <= PAUSE_MAX_MILLIS, "%d ms between looks", pauseMillis);
        Check.that(depth > 0, "%d frames", depth);
    }

    /// How long it takes at least.
    public long millis() {
        return looks * pauseMillis;
    }
}
