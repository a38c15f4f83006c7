package dev.millrace.runtime.operator;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.chain.Deadlines;

/// Says when periodic watermarks, or other things done again and again, are due.
public final class PeriodicClock {
    private final Deadlines deadlines;
    private final Clock clock;
    private final long intervalMillis;
    private Deadlines.Deadline armed;

    /// @param intervalMillis 0 for never
    public PeriodicClock(Deadlines deadlines, Clock clock, long intervalMillis) {
        this.deadlines = deadlines;
        this.clock = clock;
        this.intervalMillis = intervalMillis;
        this.armed = deadlines.at(Long.MAX_VALUE, () -> {});
    }

    /// Calls back after one interval, if there is one.
    public void next(Runnable callback) {
        if (intervalMillis > 0) armed = deadlines.at(clock.millis() + intervalMillis, callback);
    }

    /// No more calls.
    public void stop() {
        armed.cancel();
    }
}
