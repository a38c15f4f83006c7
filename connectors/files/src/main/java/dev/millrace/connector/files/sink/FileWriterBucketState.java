package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import java.io.Serializable;

/// A file that is being written, as far as it had come at a checkpoint.
///
/// @param bucketId the bucket it is in
/// @param inProgress where its bytes are, hidden
/// @param target the name it will be seen under
/// @param size bytes that belong to the checkpoint; what is behind them is cut off when it is restored
/// @param creationTimeMillis wall clock
public record FileWriterBucketState(String bucketId, Path inProgress, Path target, long size, long creationTimeMillis)
        implements Serializable {}
