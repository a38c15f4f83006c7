package dev.millrace.connector.files.sink;

import java.io.IOException;

/// What a rolling policy may know of a file that is being written.
///
/// @param <BucketID> names buckets
public interface PartFileInfo<BucketID> {

    BucketID getBucketId();

    /// Wall-clock milliseconds.
    long getCreationTime();

    /// Bytes so far, including those not on the disk yet.
    long getSize() throws IOException;

    /// When a record was last written, in wall-clock milliseconds.
    long getLastUpdateTime();
}
