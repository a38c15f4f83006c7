package dev.millrace.runtime.tap;

/// Represents a subtask whose incoming records can be sampled. Thread-safe.
public interface Tappable {

    /// Returns the subtask's index within its vertex.
    int index();

    /// Passes arriving batches to a tap from now on.
    ///
    /// @return false if another tap is there, or if the subtask receives no batches
    default boolean tap(RecordTap tap) {
        return false;
    }

    /// Removes a tap.
    default void untap(RecordTap tap) {}
}
