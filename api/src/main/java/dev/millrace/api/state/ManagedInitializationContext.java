package dev.millrace.api.state;

import java.util.OptionalLong;

/// Gives access to state when a subtask starts.
public interface ManagedInitializationContext {

    /// Tells whether the subtask starts from a snapshot.
    default boolean isRestored() {
        return getRestoredCheckpointId().isPresent();
    }

    /// Returns the id of the snapshot from which the subtask starts, or an empty value if there is none.
    OptionalLong getRestoredCheckpointId();

    /// Returns the store of operator state.
    OperatorStateStore getOperatorStateStore();

    /// Returns the store of keyed state, which is available only in functions of keyed streams.
    KeyedStateStore getKeyedStateStore();
}
