package dev.millrace.connector.table.nexmark;

import java.io.Serializable;

/// Computes the times of events, which occur at a constant rate. Thread-safe.
///
/// @param start the time of the first event in milliseconds
/// @param eventsPerSecond the number of events per second of event time
public record NexmarkClock(long start, long eventsPerSecond) implements Serializable {
    private static final long MILLIS = 1000;

    /// Returns the time of an event in milliseconds.
    ///
    /// @param event the number of the event, from 0
    public long time(long event) {
        return start + event * MILLIS / eventsPerSecond;
    }

    /// Computes the times of many events. A division of doubles is much faster than one of longs, and its result may be
    /// one too high.
    static void times(long[] events, int count, NexmarkClock clock, long[] to) {
        long start = clock.start;
        long rate = clock.eventsPerSecond;
        double divisor = rate;
        for (int i = 0; i < count; i++) {
            long millis = events[i] * MILLIS;
            long quotient = (long) (millis / divisor);
            to[i] = start + (quotient * rate > millis ? quotient - 1 : quotient);
        }
    }
}
