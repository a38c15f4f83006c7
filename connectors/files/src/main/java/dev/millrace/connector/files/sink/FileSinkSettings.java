package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import java.io.Serializable;

/// All that a file sink is told.
///
/// @param basePath below which the buckets are
/// @param format of each file
/// @param checkIntervalMillis between two looks at whether files are old or idle
record FileSinkSettings<IN>(
        Path basePath,
        BulkWriter.Factory<IN> format,
        BucketAssigner<IN, String> bucketAssigner,
        RollingPolicy<IN, String> rollingPolicy,
        long checkIntervalMillis,
        OutputFileConfig names)
        implements Serializable {

    FileSinkSettings<IN> with(BucketAssigner<IN, String> assigner) {
        return new FileSinkSettings<>(basePath, format, assigner, rollingPolicy, checkIntervalMillis, names);
    }

    FileSinkSettings<IN> with(RollingPolicy<IN, String> policy) {
        return new FileSinkSettings<>(basePath, format, bucketAssigner, policy, checkIntervalMillis, names);
    }

    FileSinkSettings<IN> with(long interval) {
        return new FileSinkSettings<>(basePath, format, bucketAssigner, rollingPolicy, interval, names);
    }

    FileSinkSettings<IN> with(OutputFileConfig newNames) {
        return new FileSinkSettings<>(basePath, format, bucketAssigner, rollingPolicy, checkIntervalMillis, newNames);
    }
}
