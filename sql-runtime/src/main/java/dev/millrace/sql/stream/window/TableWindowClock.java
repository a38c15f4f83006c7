package dev.millrace.sql.stream.window;

import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.RowTimers;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Says when windows end: by the watermark or by the wall clock. Windows have local time.
///
/// @param isEventTime whether the windows have event time; otherwise processing time
/// @param isInstant whether the times of rows are points in time, so that windows depend on the time zone
public record TableWindowClock(boolean isEventTime, boolean isInstant) implements Serializable {

    /// Returns the time in milliseconds at which a window is complete.
    long due(long windowEnd, ContinuousServices services) {
        return isInstant ? instant(windowEnd - 1, services.operators().zone()) : windowEnd - 1;
    }

    private static long instant(long local, ZoneId zone) {
        // Of two equal local times in autumn, windows end at the later one.
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC)
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant()
                .toEpochMilli();
    }

    /// Returns whether a window was complete before the present row, so that the row is late.
    boolean isOver(long windowEnd, ContinuousServices services) {
        return isEventTime && services.watermark() >= due(windowEnd, services);
    }

    /// Registers a timer of the current key for the end of a window.
    void arm(long windowEnd, RowTimers timers, ContinuousServices services) {
        long due = due(windowEnd, services);
        if (isEventTime) timers.atEventTime(due);
        else timers.atProcessingTime(due);
    }
}
