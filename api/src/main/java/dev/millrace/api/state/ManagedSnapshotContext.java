package dev.millrace.api.state;

/// What is known of a checkpoint while it is taken.
public interface ManagedSnapshotContext {

    long getCheckpointId();

    /// Wall-clock milliseconds at which the checkpoint started.
    long getCheckpointTimestamp();
}
