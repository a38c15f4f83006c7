package dev.millrace.connector.files.sink;

import java.io.IOException;

/// A policy that ends files at every checkpoint, and perhaps in between; formats that cannot go on in a file need it.
///
/// @param <IN> the type of the records
/// @param <BucketID> names buckets
public abstract class CheckpointRollingPolicy<IN, BucketID> implements RollingPolicy<IN, BucketID> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean shouldRollOnCheckpoint(PartFileInfo<BucketID> partFileState) {
        return true;
    }

    @Override
    public abstract boolean shouldRollOnEvent(PartFileInfo<BucketID> partFileState, IN element) throws IOException;

    @Override
    public abstract boolean shouldRollOnProcessingTime(PartFileInfo<BucketID> partFileState, long currentTime)
            throws IOException;
}
