package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Represents a finished file that waits for its final name.
///
/// @param bucketId the file's bucket
/// @param pending the hidden path
/// @param target the final path
/// @param size in bytes
/// @param replaced files whose records this file contains; they are removed after the rename
/// @param recovery commits the file in a file system that is not local; null for local files
public record FileSinkCommittable(
        String bucketId,
        Path pending,
        Path target,
        long size,
        List<Path> replaced,
        @Nullable FileRecovery recovery) implements Serializable {
    /// Creates a committable of a local file.
    public FileSinkCommittable(String bucketId, Path pending, Path target, long size, List<Path> replaced) {
        this(bucketId, pending, target, size, replaced, null);
    }

    /// Creates a committable that replaces no files.
    public FileSinkCommittable(String bucketId, Path pending, Path target, long size) {
        this(bucketId, pending, target, size, List.of());
    }
}
