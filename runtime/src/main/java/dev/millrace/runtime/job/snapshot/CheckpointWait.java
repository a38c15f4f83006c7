package dev.millrace.runtime.job.snapshot;

import dev.millrace.base.host.Clock;
import java.util.OptionalLong;

/// Says how long a restart waits until it looks again for a checkpoint that is missing or damaged. Used by the
/// job's thread.
public final class CheckpointWait {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long NEVER = -1;

    private final Clock clock;
    private final long patienceMillis;
    private long sinceMillis = NEVER;
    private long nextMillis = FIRST_MILLIS;

    /// @param patienceMillis how long it may be looked for in all
    public CheckpointWait(Clock clock, long patienceMillis) {
        this.clock = clock;
        this.patienceMillis = patienceMillis;
    }

    /// The checkpoint could not be used.
    ///
    /// @return until it is looked for again; empty if that was often enough
    public OptionalLong next() {
        long now = clock.nanos() / 1_000_000;
        if (sinceMillis == NEVER) sinceMillis = now;
        long left = patienceMillis - (now - sinceMillis);
        if (left <= 0) return OptionalLong.empty();
        long wait = Math.min(nextMillis, left);
        nextMillis = Math.min(2 * nextMillis, LONGEST_MILLIS);
        return OptionalLong.of(wait);
    }

    /// The checkpoint could be used.
    public void end() {
        sinceMillis = NEVER;
        nextMillis = FIRST_MILLIS;
    }
}
