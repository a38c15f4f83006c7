package dev.millrace.connector.files.sink;

import java.io.IOException;
import java.io.Serializable;

/// Decides when a file is finished and the next one starts.
///
/// @param <IN> the type of the records
/// @param <BucketID> the type of bucket ids
public interface RollingPolicy<IN, BucketID> extends Serializable {

    /// Called at every checkpoint.
    boolean shouldRollOnCheckpoint(PartFileInfo<BucketID> partFileState) throws IOException;

    /// Called before a record is written. If the result is true, the record goes to the next file.
    boolean shouldRollOnEvent(PartFileInfo<BucketID> partFileState, IN element) throws IOException;

    /// Called at intervals.
    ///
    /// @param currentTime in milliseconds since the epoch
    boolean shouldRollOnProcessingTime(PartFileInfo<BucketID> partFileState, long currentTime) throws IOException;
}
