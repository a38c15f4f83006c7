package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Assigns records to buckets, which are directories.
///
/// @param <IN> the type of the records
/// @param <BucketID> the type of bucket ids; an id's text is the directory below the base path
public interface BucketAssigner<IN, BucketID> extends Serializable {

    BucketID getBucketId(IN element, Context context);

    /// Returns the serializer of bucket ids for snapshots.
    SimpleVersionedSerializer<BucketID> getSerializer();

    /// Provides properties of the record.
    interface Context {

        /// Returns milliseconds since the epoch.
        long currentProcessingTime();

        /// Returns the watermark in milliseconds.
        long currentWatermark();

        /// Returns the timestamp of the record in milliseconds; null for none.
        @Nullable
        Long timestamp();
    }
}
