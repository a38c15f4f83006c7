package dev.millrace.runtime.job.snapshot;

import dev.millrace.base.host.Clock;
import java.util.OptionalLong;

/// Computes how long a restart waits before it searches again for a checkpoint that is missing or damaged. Called by
/// the job's thread only.
public final class CheckpointWait {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long NEVER = -1;

    private final Clock clock;
    private final long patienceMillis;
    private long sinceMillis = NEVER;
    private long nextMillis = FIRST_MILLIS;

    /// Creates the wait.
    ///
    /// @param patienceMillis the maximum total time of the search
    public CheckpointWait(Clock clock, long patienceMillis) {
        this.clock = clock;
        this.patienceMillis = patienceMillis;
    }

    /// Returns the next delay after a search has failed.
    ///
    /// @return the delay until the next search; empty if the total time is used up
    public OptionalLong next() {
        long now = clock.nanos() / 1_000_000;
        if (sinceMillis == NEVER) sinceMillis = now;
        long left = patienceMillis - (now - sinceMillis);
        if (left <= 0) return OptionalLong.empty();
        long wait = Math.min(nextMillis, left);
        nextMillis = Math.min(2 * nextMillis, LONGEST_MILLIS);
        return OptionalLong.of(wait);
    }

    /// Notes that the checkpoint could be used.
    public void end() {
        sinceMillis = NEVER;
        nextMillis = FIRST_MILLIS;
    }
}
