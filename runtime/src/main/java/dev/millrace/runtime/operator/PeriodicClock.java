package dev.millrace.runtime.operator;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.chain.Deadlines;

/// Says when periodic watermarks are due.
public final class PeriodicClock {
    private final Deadlines deadlines;
    private final Clock clock;
    private final long intervalMillis;
    private Deadlines.Deadline armed;

    /// @param intervalMillis 0 for a watermark after each record
    public PeriodicClock(Deadlines deadlines, Clock clock, long intervalMillis) {
        this.deadlines = deadlines;
        this.clock = clock;
        this.intervalMillis = intervalMillis;
        this.armed = deadlines.at(Long.MAX_VALUE, () -> {});
    }

    /// Whether watermarks are due after each record.
    public boolean isEager() {
        return intervalMillis == 0;
    }

    /// Calls back after one interval.
    public void next(Runnable callback) {
        if (intervalMillis > 0) armed = deadlines.at(clock.millis() + intervalMillis, callback);
    }

    /// No more calls.
    public void stop() {
        armed.cancel();
    }
}
