package dev.millrace.runtime.operator;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.chain.Deadlines;

/// Says when periodic watermarks, or other things done again and again, are due.
public final class PeriodicClock {
    /// A source that is read as fast as it goes brings seconds of event time between two watermarks if these only
    /// come by the clock, and all windows of that time stay open. So many records are about what Flink reads then.
    private static final int RECORDS_MAX = 1 << 16;

    private final Deadlines deadlines;
    private final Clock clock;
    private final long intervalMillis;
    private Deadlines.Deadline armed;
    private long dueAt = RECORDS_MAX;

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

    /// Whether so many records have come since this last said so that the interval's end should not be waited for.
    ///
    /// @param records so far
    public boolean isDueAt(long records) {
        if (records < dueAt || intervalMillis == 0) return false;
        dueAt = records + RECORDS_MAX;
        return true;
    }

    /// No more calls.
    public void stop() {
        armed.cancel();
    }
}
