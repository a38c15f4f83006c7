package dev.millrace.connector.files.sink;

import java.io.IOException;

/// Describes a file in progress, for rolling policies.
///
/// @param <BucketID> the type of bucket ids
public interface PartFileInfo<BucketID> {

    BucketID getBucketId();

    /// Returns milliseconds since the epoch.
    long getCreationTime();

    /// Returns the number of bytes so far, including buffered ones.
    long getSize() throws IOException;

    /// Returns when a record was last written, in milliseconds since the epoch.
    long getLastUpdateTime();
}
