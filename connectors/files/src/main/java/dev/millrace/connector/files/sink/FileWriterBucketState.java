package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Represents the state of a file in progress at a checkpoint.
///
/// @param bucketId the file's bucket
/// @param inProgress the hidden path
/// @param target the final path
/// @param size number of bytes that belong to the checkpoint; a restore drops later bytes
/// @param creationTimeMillis in milliseconds since the epoch
/// @param replaced files whose content is at the start of this file; they are removed after the rename
/// @param recovery continues the file in a file system that is not local; null for local files
public record FileWriterBucketState(
        String bucketId,
        Path inProgress,
        Path target,
        long size,
        long creationTimeMillis,
        List<Path> replaced,
        @Nullable FileRecovery recovery)
        implements Serializable {
    public FileWriterBucketState {
        replaced = List.copyOf(replaced);
    }

    /// Creates the state of a local file.
    public FileWriterBucketState(
            String bucketId, Path inProgress, Path target, long size, long creationTimeMillis, List<Path> replaced) {
        this(bucketId, inProgress, target, size, creationTimeMillis, replaced, null);
    }

    /// Creates the state of a file that replaces no files.
    public FileWriterBucketState(String bucketId, Path inProgress, Path target, long size, long creationTimeMillis) {
        this(bucketId, inProgress, target, size, creationTimeMillis, List.of());
    }

    /// Returns the same state at another path.
    FileWriterBucketState copiedTo(Path copy) {
        List<Path> all = new ArrayList<>(replaced);
        all.add(inProgress);
        return new FileWriterBucketState(bucketId, copy, target, size, creationTimeMillis, all);
    }
}
