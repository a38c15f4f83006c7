package dev.millrace.connector.files.sink;

import java.io.IOException;
import java.io.Serializable;

/// Decides when a file ends and the next begins.
///
/// @param <IN> the type of the records
/// @param <BucketID> names buckets
public interface RollingPolicy<IN, BucketID> extends Serializable {

    /// Asked at every checkpoint.
    boolean shouldRollOnCheckpoint(PartFileInfo<BucketID> partFileState) throws IOException;

    /// Asked before a record is written: if so, it goes to the next file.
    boolean shouldRollOnEvent(PartFileInfo<BucketID> partFileState, IN element) throws IOException;

    /// Asked at intervals.
    ///
    /// @param currentTime wall-clock milliseconds
    boolean shouldRollOnProcessingTime(PartFileInfo<BucketID> partFileState, long currentTime) throws IOException;
}
