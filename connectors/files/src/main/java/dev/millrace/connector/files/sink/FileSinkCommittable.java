package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import java.io.Serializable;
import java.util.List;

/// A file that is whole and waits to be given its name.
///
/// @param bucketId the bucket it is in
/// @param pending where its bytes are, hidden
/// @param target the name it will be seen under
/// @param size in bytes
/// @param replaced files whose records it holds, which are to be removed once it is seen
public record FileSinkCommittable(String bucketId, Path pending, Path target, long size, List<Path> replaced)
        implements Serializable {
    /// A file that replaces none.
    public FileSinkCommittable(String bucketId, Path pending, Path target, long size) {
        this(bucketId, pending, target, size, List.of());
    }
}
