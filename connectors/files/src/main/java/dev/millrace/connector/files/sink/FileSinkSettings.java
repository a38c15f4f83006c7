package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.Encoder;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.Serializable;

/// Holds the settings of a file sink.
///
/// @param basePath the parent of the buckets
/// @param format of each file
/// @param checkIntervalMillis between two checks of the age and inactivity of files
record FileSinkSettings<IN>(
        Path basePath,
        BulkWriter.Factory<IN> format,
        BucketAssigner<IN, String> bucketAssigner,
        RollingPolicy<IN, String> rollingPolicy,
        long checkIntervalMillis,
        OutputFileConfig names)
        implements Serializable {
    static final long CHECK_INTERVAL_MILLIS = 60_000;

    /// Returns the default settings of a row format.
    static <IN> FileSinkSettings<IN> ofRows(Path basePath, Encoder<IN> encoder) {
        return of(
                basePath,
                out -> new RowWriter<>(encoder, out),
                DefaultRollingPolicy.builder().build());
    }

    /// Returns the default settings of a bulk format.
    static <IN> FileSinkSettings<IN> ofBulks(Path basePath, BulkWriter.Factory<IN> format) {
        return of(basePath, format, OnCheckpointRollingPolicy.build());
    }

    private static <IN> FileSinkSettings<IN> of(
            Path basePath, BulkWriter.Factory<IN> format, RollingPolicy<IN, String> rollingPolicy) {
        return new FileSinkSettings<>(
                basePath,
                format,
                new DateTimeBucketAssigner<>(),
                rollingPolicy,
                CHECK_INTERVAL_MILLIS,
                OutputFileConfig.builder().build());
    }

    FileSinkSettings<IN> with(BucketAssigner<IN, String> assigner) {
        return new FileSinkSettings<>(basePath, format, assigner, rollingPolicy, checkIntervalMillis, names);
    }

    FileSinkSettings<IN> with(RollingPolicy<IN, String> policy) {
        return new FileSinkSettings<>(basePath, format, bucketAssigner, policy, checkIntervalMillis, names);
    }

    FileSinkSettings<IN> with(long interval) {
        if (interval <= 0) {
            throw FileFaults.BAD_SETTING
                    .what("The bucket check interval is %d ms.", interval)
                    .fix("Set a positive interval.");
        }
        return new FileSinkSettings<>(basePath, format, bucketAssigner, rollingPolicy, interval, names);
    }

    FileSinkSettings<IN> with(OutputFileConfig newNames) {
        return new FileSinkSettings<>(basePath, format, bucketAssigner, rollingPolicy, checkIntervalMillis, newNames);
    }
}
