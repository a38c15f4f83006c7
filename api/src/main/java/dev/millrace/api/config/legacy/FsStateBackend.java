package dev.millrace.api.config.legacy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.TernaryBoolean;
import dev.millrace.api.fs.Path;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Keeps state in memory and checkpoints in a directory.
public class FsStateBackend extends HashMapStateBackend {
    private static final long serialVersionUID = 1L;

    private final CheckpointPlace checkpoints;
    private final @Nullable String savepoints;

    public FsStateBackend(String checkpointDataUri) {
        this.checkpoints = new CheckpointPlace(checkpointDataUri);
        this.savepoints = null;
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param asynchronousSnapshots has no effect
    public FsStateBackend(String checkpointDataUri, boolean asynchronousSnapshots) {
        this(checkpointDataUri);
    }

    public FsStateBackend(URI checkpointDataUri) {
        this(checkpointDataUri.toString());
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param asynchronousSnapshots has no effect
    public FsStateBackend(URI checkpointDataUri, boolean asynchronousSnapshots) {
        this(checkpointDataUri.toString());
    }

    /// Keeps checkpoints in a directory.
    public FsStateBackend(Path checkpointDataUri) {
        this(checkpointDataUri.toUri());
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param asynchronousSnapshots has no effect
    public FsStateBackend(Path checkpointDataUri, boolean asynchronousSnapshots) {
        this(checkpointDataUri.toUri());
    }

    /// Keeps checkpoints and savepoints in directories.
    ///
    /// @param defaultSavepointDirectory null leaves the directory of savepoints unset
    public FsStateBackend(URI checkpointDirectory, @Nullable URI defaultSavepointDirectory) {
        this.checkpoints = new CheckpointPlace(checkpointDirectory.toString());
        this.savepoints = defaultSavepointDirectory == null ? null : defaultSavepointDirectory.toString();
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param fileStateSizeThreshold has no effect
    public FsStateBackend(URI checkpointDataUri, int fileStateSizeThreshold) {
        this(checkpointDataUri);
    }

    /// Keeps checkpoints in a directory.
    ///
    /// @param fileStateSizeThreshold has no effect
    /// @param asynchronousSnapshots has no effect
    public FsStateBackend(URI checkpointDataUri, int fileStateSizeThreshold, boolean asynchronousSnapshots) {
        this(checkpointDataUri);
    }

    /// Keeps checkpoints and savepoints in directories.
    ///
    /// @param defaultSavepointDirectory null leaves the directory of savepoints unset
    /// @param fileStateSizeThreshold has no effect
    /// @param writeBufferSize has no effect
    /// @param asynchronousSnapshots has no effect
    public FsStateBackend(
            URI checkpointDirectory,
            @Nullable URI defaultSavepointDirectory,
            int fileStateSizeThreshold,
            int writeBufferSize,
            TernaryBoolean asynchronousSnapshots) {
        this(checkpointDirectory, defaultSavepointDirectory);
    }

    @Override
    public void writeTo(Configuration configuration) {
        super.writeTo(configuration);
        checkpoints.writeTo(configuration);
        if (savepoints != null) configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, savepoints);
    }
}
