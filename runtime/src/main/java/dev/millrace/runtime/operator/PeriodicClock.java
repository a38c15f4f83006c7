package dev.millrace.runtime.operator;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.chain.Deadlines;

/// Determines when periodic watermarks or other periodic actions are due.
public final class PeriodicClock {
    /// If a source runs at full speed, seconds of event time pass between two intervals of the clock, and all
    /// windows of that time stay open. Therefore an action is also due after this number of records, which is about
    /// what Flink reads in an interval.
    private static final int RECORDS_MAX = 1 << 16;

    private final Deadlines deadlines;
    private final Clock clock;
    private final long intervalMillis;
    private Deadlines.Deadline armed;
    private long dueAt = RECORDS_MAX;

    /// Creates a clock.
    ///
    /// @param intervalMillis the interval, or 0 for no periodic action
    public PeriodicClock(Deadlines deadlines, Clock clock, long intervalMillis) {
        this.deadlines = deadlines;
        this.clock = clock;
        this.intervalMillis = intervalMillis;
        this.armed = deadlines.at(Long.MAX_VALUE, () -> {});
    }

    /// Calls the callback after one interval. Does nothing if the interval is 0.
    public void next(Runnable callback) {
        if (intervalMillis > 0) armed = deadlines.at(clock.millis() + intervalMillis, callback);
    }

    /// Returns whether so many records have arrived that the action is due before the interval ends.
    ///
    /// @param records the number of records so far
    public boolean isDueAt(long records) {
        if (records < dueAt || intervalMillis == 0) return false;
        dueAt = records + RECORDS_MAX;
        return true;
    }

    /// Cancels the next call.
    public void stop() {
        armed.cancel();
    }
}
