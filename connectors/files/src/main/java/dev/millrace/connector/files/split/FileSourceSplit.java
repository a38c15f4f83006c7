package dev.millrace.connector.files.split;

import dev.millrace.api.fs.Path;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.base.fault.Check;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Represents a file or a part of it, and the position of its reader. Immutable.
public class FileSourceSplit implements SourceSplit, Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final Path path;
    private final long offset;
    private final long length;
    private final long modificationTimeMillis;
    private final long fileSize;
    private final String[] hostnames;
    private final @Nullable CheckpointedPosition position;

    /// Creates a split without preferred hosts.
    public FileSourceSplit(String id, Path path, long offset, long length, long modificationTimeMillis, long fileSize) {
        this(id, path, offset, length, modificationTimeMillis, fileSize, new String[0], null);
    }

    /// Creates a split whose bytes are on some hosts.
    public FileSourceSplit(
            String id,
            Path path,
            long offset,
            long length,
            long modificationTimeMillis,
            long fileSize,
            String... hostnames) {
        this(id, path, offset, length, modificationTimeMillis, fileSize, hostnames, null);
    }

    /// @param offset of the first byte; records that begin in the split belong to it
    /// @param length in bytes
    /// @param modificationTimeMillis of the file at its discovery, in milliseconds since the epoch
    /// @param fileSize of the whole file at its discovery, in bytes
    /// @param position null if nothing of the split has been read
    public FileSourceSplit(
            String id,
            Path path,
            long offset,
            long length,
            long modificationTimeMillis,
            long fileSize,
            String[] hostnames,
            @Nullable CheckpointedPosition position) {
        Check.that(offset >= 0 && length >= 0, "split %s has offset %d and length %d", id, offset, length);
        this.id = id;
        this.path = path;
        this.offset = offset;
        this.length = length;
        this.modificationTimeMillis = modificationTimeMillis;
        this.fileSize = fileSize;
        this.hostnames = hostnames.clone();
        this.position = position;
    }

    @Override
    public String splitId() {
        return id;
    }

    public Path path() {
        return path;
    }

    public long offset() {
        return offset;
    }

    public long length() {
        return length;
    }

    public long fileModificationTime() {
        return modificationTimeMillis;
    }

    public long fileSize() {
        return fileSize;
    }

    public String[] hostnames() {
        return hostnames.clone();
    }

    /// Returns the position of the reader; empty if reading has not started.
    public Optional<CheckpointedPosition> getReaderPosition() {
        return Optional.ofNullable(position);
    }

    /// Returns the same split with another position.
    public FileSourceSplit updateWithCheckpointedPosition(@Nullable CheckpointedPosition newPosition) {
        return new FileSourceSplit(id, path, offset, length, modificationTimeMillis, fileSize, hostnames, newPosition);
    }

    @Override
    public String toString() {
        return path + " [" + offset + ", " + (offset + length) + ") from "
                + getReaderPosition().orElse(null);
    }
}
