package dev.millrace.api.config.legacy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;

/// State and checkpoints in memory.
public class MemoryStateBackend extends HashMapStateBackend {
    private static final long serialVersionUID = 1L;

    public MemoryStateBackend() {}

    /// @param asynchronousSnapshots says nothing here
    public MemoryStateBackend(boolean asynchronousSnapshots) {}

    /// @param maxStateSize says nothing here
    public MemoryStateBackend(int maxStateSize) {}

    /// @param maxStateSize says nothing here
    /// @param asynchronousSnapshots says nothing here
    public MemoryStateBackend(int maxStateSize, boolean asynchronousSnapshots) {}

    @Override
    public void writeTo(Configuration configuration) {
        super.writeTo(configuration);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "jobmanager");
    }
}
