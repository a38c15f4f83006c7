package dev.millrace.connector.files.sink;

import java.io.IOException;

/// Provides the base class of policies that finish files at every checkpoint. Formats that cannot continue a file
/// need such a policy.
///
/// @param <IN> the type of the records
/// @param <BucketID> the type of bucket ids
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
