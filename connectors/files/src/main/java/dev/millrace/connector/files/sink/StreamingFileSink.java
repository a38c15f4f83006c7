package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.Encoder;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import dev.millrace.api.sink.legacy.SinkAsFunction;
import java.io.Serializable;

/// The name by which Flink 1.x knew [FileSink], for `addSink`. Buckets are known by their text.
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

    /// Files that are whole after every record, such as lines of text.
    public static <IN> DefaultRowFormatBuilder<IN> forRowFormat(Path basePath, Encoder<IN> encoder) {
        return new DefaultRowFormatBuilder<>(FileSinkSettings.ofRows(basePath, encoder));
    }

    /// Files that must be ended, such as columnar ones; they end at every checkpoint.
    public static <IN> DefaultBulkFormatBuilder<IN> forBulkFormat(Path basePath, BulkWriter.Factory<IN> writerFactory) {
        return new DefaultBulkFormatBuilder<>(FileSinkSettings.ofBulks(basePath, writerFactory));
    }

    /// What the builders of both kinds of format share.
    ///
    /// @param <IN> the type of the records
    /// @param <BucketID> names buckets
    /// @param <T> the type of the builder
    public abstract static class BucketsBuilder<IN, BucketID, T extends BucketsBuilder<IN, BucketID, T>>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /// Milliseconds.
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

    /// Gathers the settings of a sink of records written one by one.
    ///
    /// @param <IN> the type of the records
    /// @param <BucketID> names buckets
    /// @param <T> the type of the builder
    public static class RowFormatBuilder<IN, BucketID, T extends RowFormatBuilder<IN, BucketID, T>>
            extends BucketsBuilder<IN, BucketID, T> {
        private static final long serialVersionUID = 1L;

        RowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// In milliseconds.
        public long getBucketCheckInterval() {
            return settings.checkIntervalMillis();
        }

        /// @param interval in milliseconds between two looks at whether files are old or idle
        public T withBucketCheckInterval(long interval) {
            settings = settings.with(interval);
            return self();
        }

        /// Chooses the directories.
        public T withBucketAssigner(BucketAssigner<IN, BucketID> assigner) {
            settings = settings.with(new NamedBuckets<>(assigner));
            return self();
        }

        /// Chooses when files end.
        @SuppressWarnings("unchecked") // a policy sees the text of a bucket's name
        public T withRollingPolicy(RollingPolicy<IN, BucketID> policy) {
            settings = settings.with((RollingPolicy<IN, String>) policy);
            return self();
        }

        /// Chooses beginning and end of file names.
        public T withOutputFileConfig(OutputFileConfig outputFileConfig) {
            settings = settings.with(outputFileConfig);
            return self();
        }

        /// Chooses the directories, and when files end.
        @SuppressWarnings("unchecked") // a policy sees the text of a bucket's name
        public <ID> RowFormatBuilder<IN, ID, ? extends RowFormatBuilder<IN, ID, ?>> withNewBucketAssignerAndPolicy(
                BucketAssigner<IN, ID> assigner, RollingPolicy<IN, ID> policy) {
            settings = settings.with(new NamedBuckets<>(assigner)).with((RollingPolicy<IN, String>) policy);
            return (RowFormatBuilder<IN, ID, ? extends RowFormatBuilder<IN, ID, ?>>) (Object) this;
        }

        public StreamingFileSink<IN> build() {
            return new StreamingFileSink<>(settings);
        }
    }

    /// Gathers the settings of a sink of files that must be ended.
    ///
    /// @param <IN> the type of the records
    /// @param <BucketID> names buckets
    /// @param <T> the type of the builder
    public static class BulkFormatBuilder<IN, BucketID, T extends BulkFormatBuilder<IN, BucketID, T>>
            extends BucketsBuilder<IN, BucketID, T> {
        private static final long serialVersionUID = 1L;

        BulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// In milliseconds.
        public long getBucketCheckInterval() {
            return settings.checkIntervalMillis();
        }

        /// @param interval in milliseconds between two looks at whether files are old or idle
        public T withBucketCheckInterval(long interval) {
            settings = settings.with(interval);
            return self();
        }

        /// Chooses the directories.
        public T withBucketAssigner(BucketAssigner<IN, BucketID> assigner) {
            settings = settings.with(new NamedBuckets<>(assigner));
            return self();
        }

        /// Chooses whether files end between checkpoints too.
        @SuppressWarnings("unchecked") // a policy sees the text of a bucket's name
        public T withRollingPolicy(CheckpointRollingPolicy<IN, BucketID> rollingPolicy) {
            settings = settings.with((RollingPolicy<IN, String>) (RollingPolicy<IN, ?>) rollingPolicy);
            return self();
        }

        /// Chooses beginning and end of file names.
        public T withOutputFileConfig(OutputFileConfig outputFileConfig) {
            settings = settings.with(outputFileConfig);
            return self();
        }

        /// Chooses the directories.
        @SuppressWarnings("unchecked") // only the type of the name changes
        public <ID> BulkFormatBuilder<IN, ID, ? extends BulkFormatBuilder<IN, ID, ?>> withNewBucketAssigner(
                BucketAssigner<IN, ID> assigner) {
            settings = settings.with(new NamedBuckets<>(assigner));
            return (BulkFormatBuilder<IN, ID, ? extends BulkFormatBuilder<IN, ID, ?>>) (Object) this;
        }

        public StreamingFileSink<IN> build() {
            return new StreamingFileSink<>(settings);
        }
    }

    /// The row format builder that programs get.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultRowFormatBuilder<IN>
            extends RowFormatBuilder<IN, String, DefaultRowFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultRowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }

    /// The bulk format builder that programs get.
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
