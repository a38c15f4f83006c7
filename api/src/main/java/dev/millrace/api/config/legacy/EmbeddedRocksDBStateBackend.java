package dev.millrace.api.config.legacy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.StateBackendOptions;

/// State in memory, and on local disks what has no room there.
public class EmbeddedRocksDBStateBackend implements StateBackend {
    private static final long serialVersionUID = 1L;

    private final boolean isIncremental;

    public EmbeddedRocksDBStateBackend() {
        this(false);
    }

    /// @param enableIncrementalCheckpointing whether a checkpoint holds only what changed
    public EmbeddedRocksDBStateBackend(boolean enableIncrementalCheckpointing) {
        this.isIncremental = enableIncrementalCheckpointing;
    }

    public boolean isIncrementalCheckpointsEnabled() {
        return isIncremental;
    }

    @Override
    public void writeTo(Configuration configuration) {
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, isIncremental);
    }
}
