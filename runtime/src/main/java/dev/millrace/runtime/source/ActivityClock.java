package dev.millrace.runtime.source;

import dev.millrace.api.time.RelativeClock;
import dev.millrace.base.host.Clock;

/// Measures time, but stands still while a source or a split is paused, so that a paused split does not count
/// as idle.
final class ActivityClock implements RelativeClock {
    private final Clock clock;
    private long stoodStillNanos;
    private long stoppedAtNanos;
    private boolean isStopped;

    ActivityClock(Clock clock) {
        this.clock = clock;
    }

    void stop(boolean stop) {
        if (stop == isStopped) return;
        if (stop) stoppedAtNanos = clock.nanos();
        else stoodStillNanos += clock.nanos() - stoppedAtNanos;
        isStopped = stop;
    }

    @Override
    public long relativeTimeMillis() {
        return relativeTimeNanos() / 1_000_000;
    }

    @Override
    public long relativeTimeNanos() {
        return (isStopped ? stoppedAtNanos : clock.nanos()) - stoodStillNanos;
    }
}
