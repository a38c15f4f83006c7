package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.Encoder;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import dev.millrace.api.sink.legacy.SinkAsFunction;
import java.io.Serializable;

/// Provides [FileSink] under its Flink 1.x name, for `addSink`. Bucket ids are used as text.
///
/// @param <IN> the type of the records
public class StreamingFileSink<IN> extends RichSinkFunction<IN> implements SinkAsFunction<IN> {
    private static final long serialVersionUID = 1L;

    private final FileSink<IN> sink;

    private StreamingFileSink(FileSinkSettings<IN> settings) {
        this.sink = new FileSink<>(settings);
    }

    @Override
    public Sink<IN> sink() {
        return sink;
    }

    /// Creates a sink for files that are complete after every record, such as lines of text.
    public static <IN> DefaultRowFormatBuilder<IN> forRowFormat(Path basePath, Encoder<IN> encoder) {
        return new DefaultRowFormatBuilder<>(FileSinkSettings.ofRows(basePath, encoder));
    }

    /// Creates a sink for formats that must finish their files, such as columnar ones. Files are finished at
    /// every checkpoint.
    public static <IN> DefaultBulkFormatBuilder<IN> forBulkFormat(Path basePath, BulkWriter.Factory<IN> writerFactory) {
        return new DefaultBulkFormatBuilder<>(FileSinkSettings.ofBulks(basePath, writerFactory));
    }

    /// Holds the settings that both kinds of formats share.
    ///
    /// @param <IN> the type of the records
    /// @param <BucketID> the type of bucket ids
    /// @param <T> the type of the builder
    public abstract static class BucketsBuilder<IN, BucketID, T extends BucketsBuilder<IN, BucketID, T>>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /// The default in milliseconds.
        public static final long DEFAULT_BUCKET_CHECK_INTERVAL = FileSinkSettings.CHECK_INTERVAL_MILLIS;

        FileSinkSettings<IN> settings;

        BucketsBuilder(FileSinkSettings<IN> settings) {
            this.settings = settings;
        }

        @SuppressWarnings("unchecked")
        protected T self() {
            return (T) this;
        }
    }

    /// Builds a sink of a row format.
    ///
    /// @param <IN> the type of the records
    /// @param <BucketID> the type of bucket ids
    /// @param <T> the type of the builder
    public static class RowFormatBuilder<IN, BucketID, T extends RowFormatBuilder<IN, BucketID, T>>
            extends BucketsBuilder<IN, BucketID, T> {
        private static final long serialVersionUID = 1L;

        RowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// Returns the interval in milliseconds.
        public long getBucketCheckInterval() {
            return settings.checkIntervalMillis();
        }

        /// @param interval in milliseconds between two checks of the age and inactivity of files
        public T withBucketCheckInterval(long interval) {
            settings = settings.with(interval);
            return self();
        }

        /// Sets the bucket assigner.
        public T withBucketAssigner(BucketAssigner<IN, BucketID> assigner) {
            settings = settings.with(new NamedBuckets<>(assigner));
            return self();
        }

        /// Sets the policy that finishes files.
        @SuppressWarnings("unchecked") // a policy sees the id as text
        public T withRollingPolicy(RollingPolicy<IN, BucketID> policy) {
            settings = settings.with((RollingPolicy<IN, String>) policy);
            return self();
        }

        /// Sets prefix and suffix of file names.
        public T withOutputFileConfig(OutputFileConfig outputFileConfig) {
            settings = settings.with(outputFileConfig);
            return self();
        }

        /// Sets the bucket assigner and the policy that finishes files.
        @SuppressWarnings("unchecked") // a policy sees the id as text
        public <ID> RowFormatBuilder<IN, ID, ? extends RowFormatBuilder<IN, ID, ?>> withNewBucketAssignerAndPolicy(
                BucketAssigner<IN, ID> assigner, RollingPolicy<IN, ID> policy) {
            settings = settings.with(new NamedBuckets<>(assigner)).with((RollingPolicy<IN, String>) policy);
            return (RowFormatBuilder<IN, ID, ? extends RowFormatBuilder<IN, ID, ?>>) (Object) this;
        }

        public StreamingFileSink<IN> build() {
            return new StreamingFileSink<>(settings);
        }
    }

    /// Builds a sink of a bulk format.
    ///
    /// @param <IN> the type of the records
    /// @param <BucketID> the type of bucket ids
    /// @param <T> the type of the builder
    public static class BulkFormatBuilder<IN, BucketID, T extends BulkFormatBuilder<IN, BucketID, T>>
            extends BucketsBuilder<IN, BucketID, T> {
        private static final long serialVersionUID = 1L;

        BulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// Returns the interval in milliseconds.
        public long getBucketCheckInterval() {
            return settings.checkIntervalMillis();
        }

        /// @param interval in milliseconds between two checks of the age and inactivity of files
        public T withBucketCheckInterval(long interval) {
            settings = settings.with(interval);
            return self();
        }

        /// Sets the bucket assigner.
        public T withBucketAssigner(BucketAssigner<IN, BucketID> assigner) {
            settings = settings.with(new NamedBuckets<>(assigner));
            return self();
        }

        /// Sets the policy that may finish files between checkpoints, too.
        @SuppressWarnings("unchecked") // a policy sees the id as text
        public T withRollingPolicy(CheckpointRollingPolicy<IN, BucketID> rollingPolicy) {
            settings = settings.with((RollingPolicy<IN, String>) (RollingPolicy<IN, ?>) rollingPolicy);
            return self();
        }

        /// Sets prefix and suffix of file names.
        public T withOutputFileConfig(OutputFileConfig outputFileConfig) {
            settings = settings.with(outputFileConfig);
            return self();
        }

        /// Sets the bucket assigner.
        @SuppressWarnings("unchecked") // only the type of the id changes
        public <ID> BulkFormatBuilder<IN, ID, ? extends BulkFormatBuilder<IN, ID, ?>> withNewBucketAssigner(
                BucketAssigner<IN, ID> assigner) {
            settings = settings.with(new NamedBuckets<>(assigner));
            return (BulkFormatBuilder<IN, ID, ? extends BulkFormatBuilder<IN, ID, ?>>) (Object) this;
        }

        public StreamingFileSink<IN> build() {
            return new StreamingFileSink<>(settings);
        }
    }

    /// Builds a sink of a row format; programs use this type.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultRowFormatBuilder<IN>
            extends RowFormatBuilder<IN, String, DefaultRowFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultRowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }

    /// Builds a sink of a bulk format; programs use this type.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultBulkFormatBuilder<IN>
            extends BulkFormatBuilder<IN, String, DefaultBulkFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultBulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }
}
