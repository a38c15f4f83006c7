package dev.millrace.state;

import java.io.IOException;

/// Whoever keeps timers of keys.
public interface KeyedTimerSet {

    /// How many event-time timers there are.
    int eventTimeTimers();

    /// How many processing-time timers there are.
    int processingTimeTimers();

    /// Adds all timers to a snapshot.
    void addTo(KeyedSnapshot<?> snapshot) throws IOException;
}
