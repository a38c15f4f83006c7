package dev.millrace.api.config.legacy;

import dev.millrace.api.config.Configuration;
import java.net.URI;

/// State in memory, checkpoints in a directory.
public class FsStateBackend extends HashMapStateBackend {
    private static final long serialVersionUID = 1L;

    private final CheckpointPlace checkpoints;

    public FsStateBackend(String checkpointDataUri) {
        this.checkpoints = new CheckpointPlace(checkpointDataUri);
    }

    /// @param asynchronousSnapshots says nothing here
    public FsStateBackend(String checkpointDataUri, boolean asynchronousSnapshots) {
        this(checkpointDataUri);
    }

    public FsStateBackend(URI checkpointDataUri) {
        this(checkpointDataUri.toString());
    }

    /// @param asynchronousSnapshots says nothing here
    public FsStateBackend(URI checkpointDataUri, boolean asynchronousSnapshots) {
        this(checkpointDataUri.toString());
    }

    @Override
    public void writeTo(Configuration configuration) {
        super.writeTo(configuration);
        checkpoints.writeTo(configuration);
    }
}
