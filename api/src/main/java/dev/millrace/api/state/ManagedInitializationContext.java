package dev.millrace.api.state;

import java.util.OptionalLong;

/// Where state comes from when a task starts.
public interface ManagedInitializationContext {

    /// Whether there is state from a snapshot.
    default boolean isRestored() {
        return getRestoredCheckpointId().isPresent();
    }

    /// The id of the snapshot the task starts from; empty if it starts anew.
    OptionalLong getRestoredCheckpointId();

    OperatorStateStore getOperatorStateStore();

    /// Keyed state; only in functions of keyed streams.
    KeyedStateStore getKeyedStateStore();
}
