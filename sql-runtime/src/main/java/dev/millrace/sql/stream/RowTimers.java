package dev.millrace.sql.stream;

import dev.millrace.runtime.operator.KeyedTimers;
import dev.millrace.sql.stream.row.PackedRow;

/// Wakes an operator for the current key at times that are part of its state. Called by the thread of the subtask only.
public final class RowTimers {
    private final KeyedTimers<PackedRow> timers;
    private final OnTimer onEventTime;

    /// Is called when a timer is due. The key of the timer is selected.
    @FunctionalInterface
    public interface OnTimer {
        /// Handles a timer.
        ///
        /// @param timestamp the time of the timer in milliseconds
        void fire(long timestamp);
    }

    RowTimers(KeyedTimers<PackedRow> timers, OnTimer onEventTime) {
        this.timers = timers;
        this.onEventTime = onEventTime;
    }

    /// Registers a timer of event time. A second timer of the same key and time has no effect.
    public void atEventTime(long timestamp) {
        timers.registerEventTimeTimer(PackedRow.EMPTY, timestamp);
    }

    /// Registers a timer of the wall clock. A second timer of the same key and time has no effect.
    public void atProcessingTime(long millis) {
        timers.registerProcessingTimeTimer(PackedRow.EMPTY, millis);
    }

    /// Removes a timer of event time.
    public void cancelEventTime(long timestamp) {
        timers.deleteEventTimeTimer(PackedRow.EMPTY, timestamp);
    }

    /// Removes a timer of the wall clock.
    public void cancelProcessingTime(long millis) {
        timers.deleteProcessingTimeTimer(PackedRow.EMPTY, millis);
    }

    void advance(long watermark) {
        timers.advanceWatermark(watermark, (_, timestamp) -> onEventTime.fire(timestamp));
    }
}
