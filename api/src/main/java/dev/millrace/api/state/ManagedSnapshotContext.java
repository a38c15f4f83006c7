package dev.millrace.api.state;

/// Provides information about a checkpoint while the checkpoint is taken.
public interface ManagedSnapshotContext {

    /// Returns the id of the checkpoint.
    long getCheckpointId();

    /// Returns the time at which the checkpoint started, in milliseconds since the epoch.
    long getCheckpointTimestamp();
}
