package dev.millrace.state;

import java.io.IOException;

/// Represents keyed data that an operator keeps beside its states, for example timers or windows. The data is part of
/// the snapshots of the states to which it is attached.
public interface KeyedPart {

    /// Returns the number of event-time timers.
    default int eventTimeTimers() {
        return 0;
    }

    /// Returns the number of processing-time timers.
    default int processingTimeTimers() {
        return 0;
    }

    /// Loads the rows of some keys into the processor's cache.
    ///
    /// @param hashes the hashes of the keys of a batch
    /// @param from the index of the first key
    /// @param to the index after the last key
    /// @return a meaningless number, which depends on all rows
    default int prefetch(int[] hashes, int from, int to) {
        return 0;
    }

    /// Prepares for snapshots. Called once, before the first snapshot.
    default void beginSnapshots() {}

    /// Adds the current data to a snapshot.
    void addTo(KeyedSnapshot<?> snapshot) throws IOException;
}
