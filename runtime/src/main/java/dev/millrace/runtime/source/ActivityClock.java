package dev.millrace.runtime.source;

import dev.millrace.api.time.RelativeClock;
import dev.millrace.base.host.Clock;

/// A clock that stands still while a source or a split is held back, so that waiting for others is not taken for
/// being idle.
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
