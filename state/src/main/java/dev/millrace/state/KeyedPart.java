package dev.millrace.state;

import java.io.IOException;

/// Something that an operator keeps for its keys beside its states: timers, windows. It takes part in the snapshots of
/// the states that it is attached to.
public interface KeyedPart {

    /// How many event-time timers there are.
    default int eventTimeTimers() {
        return 0;
    }

    /// How many processing-time timers there are.
    default int processingTimeTimers() {
        return 0;
    }

    /// From now on snapshots can be taken. Called once, before any is.
    default void beginSnapshots() {}

    /// Adds all there is now to a snapshot.
    void addTo(KeyedSnapshot<?> snapshot) throws IOException;
}
