package dev.millrace.sql.stream;

import dev.millrace.runtime.operator.KeyedTimers;

/// Wakes an operator for the current key at times of event time that are part of its state. Each timer has a tag. The
/// operator says when time advances. Called by the thread of the subtask only.
public final class NamedTimers {
    private final KeyedTimers<String> timers;
    private final OnTimer onTimer;

    /// Is called when a timer is due. The key of the timer is selected.
    @FunctionalInterface
    public interface OnTimer {
        /// Handles a timer.
        ///
        /// @param timestamp the time of the timer in milliseconds
        void fire(String tag, long timestamp);
    }

    NamedTimers(KeyedTimers<String> timers, OnTimer onTimer) {
        this.timers = timers;
        this.onTimer = onTimer;
    }

    /// Registers a timer. A second timer of the same key, tag and time has no effect.
    public void register(String tag, long timestamp) {
        timers.registerEventTimeTimer(tag, timestamp);
    }

    /// Removes a timer.
    public void cancel(String tag, long timestamp) {
        timers.deleteEventTimeTimer(tag, timestamp);
    }

    /// Fires all timers up to a time.
    public void advance(long watermark) {
        timers.advanceWatermark(watermark, onTimer::fire);
    }
}
