package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Decides to which bucket, and so to which directory, a record goes.
///
/// @param <IN> the type of the records
/// @param <BucketID> names buckets; its text is the directory below the base path
public interface BucketAssigner<IN, BucketID> extends Serializable {

    BucketID getBucketId(IN element, Context context);

    /// Writes bucket names into snapshots.
    SimpleVersionedSerializer<BucketID> getSerializer();

    /// What is known besides the record.
    interface Context {

        /// Wall-clock milliseconds.
        long currentProcessingTime();

        /// The watermark in milliseconds.
        long currentWatermark();

        /// The timestamp of the record in milliseconds; null for none.
        @Nullable
        Long timestamp();
    }
}
