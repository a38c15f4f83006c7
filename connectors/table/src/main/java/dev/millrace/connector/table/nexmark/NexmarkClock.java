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
}
