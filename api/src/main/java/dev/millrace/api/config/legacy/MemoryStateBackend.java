package dev.millrace.api.config.legacy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;

/// Keeps state and checkpoints in memory.
public class MemoryStateBackend extends HashMapStateBackend {
    private static final long serialVersionUID = 1L;

    public MemoryStateBackend() {}

    /// Creates a backend.
    ///
    /// @param asynchronousSnapshots has no effect
    public MemoryStateBackend(boolean asynchronousSnapshots) {}

    /// Creates a backend.
    ///
    /// @param maxStateSize has no effect
    public MemoryStateBackend(int maxStateSize) {}

    /// Creates a backend.
    ///
    /// @param maxStateSize has no effect
    /// @param asynchronousSnapshots has no effect
    public MemoryStateBackend(int maxStateSize, boolean asynchronousSnapshots) {}

    @Override
    public void writeTo(Configuration configuration) {
        super.writeTo(configuration);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "jobmanager");
    }
}
