package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// A file that is being written, as far as it had come at a checkpoint.
///
/// @param bucketId the bucket it is in
/// @param inProgress where its bytes are, hidden
/// @param target the name it will be seen under
/// @param size bytes that belong to the checkpoint; what is behind them is left out when it is restored
/// @param creationTimeMillis wall clock
/// @param replaced files of which its first bytes are copies, and which are to be removed once it is seen
public record FileWriterBucketState(
        String bucketId, Path inProgress, Path target, long size, long creationTimeMillis, List<Path> replaced)
        implements Serializable {
    public FileWriterBucketState {
        replaced = List.copyOf(replaced);
    }

    /// A file that replaces none.
    public FileWriterBucketState(String bucketId, Path inProgress, Path target, long size, long creationTimeMillis) {
        this(bucketId, inProgress, target, size, creationTimeMillis, List.of());
    }

    /// The same with its bytes elsewhere.
    FileWriterBucketState copiedTo(Path copy) {
        List<Path> all = new ArrayList<>(replaced);
        all.add(inProgress);
        return new FileWriterBucketState(bucketId, copy, target, size, creationTimeMillis, all);
    }
}
