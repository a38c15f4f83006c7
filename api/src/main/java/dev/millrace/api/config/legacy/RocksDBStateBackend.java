package dev.millrace.api.config.legacy;

import dev.millrace.api.config.Configuration;
import java.net.URI;

/// Keeps state in memory and on local disks, and checkpoints in a directory.
public class RocksDBStateBackend extends EmbeddedRocksDBStateBackend {
    private static final long serialVersionUID = 1L;

    private final CheckpointPlace checkpoints;

    public RocksDBStateBackend(String checkpointDataUri) {
        this(checkpointDataUri, false);
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param enableIncrementalCheckpointing whether a checkpoint contains only changes
    public RocksDBStateBackend(String checkpointDataUri, boolean enableIncrementalCheckpointing) {
        super(enableIncrementalCheckpointing);
        this.checkpoints = new CheckpointPlace(checkpointDataUri);
    }

    public RocksDBStateBackend(URI checkpointDataUri) {
        this(checkpointDataUri.toString());
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param enableIncrementalCheckpointing whether a checkpoint contains only changes
    public RocksDBStateBackend(URI checkpointDataUri, boolean enableIncrementalCheckpointing) {
        this(checkpointDataUri.toString(), enableIncrementalCheckpointing);
    }

    @Override
    public void writeTo(Configuration configuration) {
        super.writeTo(configuration);
        checkpoints.writeTo(configuration);
    }
}
