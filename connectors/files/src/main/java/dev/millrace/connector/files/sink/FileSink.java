package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.Encoder;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.base.host.Host;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.sink.compactor.FileCompactor;
import dev.millrace.connector.files.sink.compactor.OutputStreamBasedFileCompactor;
import dev.millrace.connector.files.sink.compactor.RecordWiseFileCompactor;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes records to files in directories. A file is hidden while it is written. A checkpoint, or the end of the
/// input, renames it to `part-<id>-<n>`. Readers of the directory see complete files only. In file systems that are
/// not local, the [dev.millrace.api.fs.RecoverableWriter] of the file system does the same.
///
/// @param <IN> the type of the records
public class FileSink<IN>
        implements Sink<IN>, SupportsWriterState<IN, FileWriterBucketState>, SupportsCommitter<FileSinkCommittable> {
    private static final long serialVersionUID = 1L;

    private final FileSinkSettings<IN> settings;

    FileSink(FileSinkSettings<IN> settings) {
        this.settings = settings;
    }

    @Override
    public FileWriter<IN> createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public FileWriter<IN> restoreWriter(WriterInitContext context, Collection<FileWriterBucketState> recoveredState)
            throws IOException {
        return new FileWriter<>(Host.real(), settings, context, recoveredState);
    }

    @Override
    public SimpleVersionedSerializer<FileWriterBucketState> getWriterStateSerializer() {
        return new FileWriterBucketStateSerializer();
    }

    @Override
    public Committer<FileSinkCommittable> createCommitter(CommitterInitContext context) {
        return new FileCommitter(Host.real());
    }

    @Override
    public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
        return new FileSinkCommittableSerializer();
    }

    /// Creates a sink for files that are complete after every record, such as lines of text.
    public static <IN> DefaultRowFormatBuilder<IN> forRowFormat(Path basePath, Encoder<IN> encoder) {
        return new DefaultRowFormatBuilder<>(FileSinkSettings.ofRows(basePath, encoder));
    }

    /// Creates a sink for formats that must finish their files, such as columnar ones. Files are finished at
    /// every checkpoint.
    public static <IN> DefaultBulkFormatBuilder<IN> forBulkFormat(
            Path basePath, BulkWriter.Factory<IN> bulkWriterFactory) {
        return new DefaultBulkFormatBuilder<>(FileSinkSettings.ofBulks(basePath, bulkWriterFactory));
    }

    /// Holds the settings that both kinds of formats share.
    ///
    /// @param <IN> the type of the records
    /// @param <T> the type of the builder
    protected abstract static class BucketsBuilder<IN, T extends BucketsBuilder<IN, T>> implements Serializable {
        private static final long serialVersionUID = 1L;

        /// The default in milliseconds.
        protected static final long DEFAULT_BUCKET_CHECK_INTERVAL = FileSinkSettings.CHECK_INTERVAL_MILLIS;

        FileSinkSettings<IN> settings;
        private boolean wasCompactionChosen;
        private @Nullable FileCompaction compaction;

        BucketsBuilder(FileSinkSettings<IN> settings) {
            this.settings = settings;
        }

        /// Compacts small files into larger ones before they become visible, under the name `compacted-…`.
        ///
        /// @param strategy decides when to compact
        /// @param compactor writes the new files
        public T enableCompact(FileCompactStrategy strategy, FileCompactor compactor) {
            if (!(compactor instanceof OutputStreamBasedFileCompactor)
                    && !(compactor instanceof RecordWiseFileCompactor<?>)) throw CompactService.unknown(compactor);
            compaction = new FileCompaction(strategy, compactor);
            wasCompactionChosen = true;
            return self();
        }

        /// Disables compaction, for jobs that start from a snapshot of a job with compaction. Files that were waiting
        /// become visible unchanged.
        public T disableCompact() {
            compaction = null;
            wasCompactionChosen = true;
            return self();
        }

        /// @param interval in milliseconds between two checks of the age and inactivity of files
        public T withBucketCheckInterval(long interval) {
            settings = settings.with(interval);
            return self();
        }

        /// Sets the bucket assigner; the default is one bucket per hour of processing time.
        public T withBucketAssigner(BucketAssigner<IN, String> assigner) {
            settings = settings.with(assigner);
            return self();
        }

        /// Sets prefix and suffix of file names.
        public T withOutputFileConfig(OutputFileConfig outputFileConfig) {
            settings = settings.with(outputFileConfig);
            return self();
        }

        public FileSink<IN> build() {
            if (compaction != null && !SinkFiles.isLocal(settings.basePath())) {
                throw FileFaults.COMPACTION
                        .what("Files in %s cannot be compacted.", settings.basePath())
                        .why("Compaction needs a path on a local or mounted disk.")
                        .fix("Remove enableCompact, or write to a local path.");
            }
            return wasCompactionChosen ? new CompactingFileSink<>(settings, compaction) : new FileSink<>(settings);
        }

        @SuppressWarnings("unchecked")
        protected T self() {
            return (T) this;
        }
    }

    /// Builds a sink of a row format.
    ///
    /// @param <IN> the type of the records
    /// @param <T> the type of the builder
    public static class RowFormatBuilder<IN, T extends RowFormatBuilder<IN, T>> extends BucketsBuilder<IN, T> {
        private static final long serialVersionUID = 1L;

        RowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// Sets the policy that finishes files.
        public T withRollingPolicy(RollingPolicy<IN, String> policy) {
            settings = settings.with(policy);
            return self();
        }
    }

    /// Builds a sink of a bulk format.
    ///
    /// @param <IN> the type of the records
    /// @param <T> the type of the builder
    public static class BulkFormatBuilder<IN, T extends BulkFormatBuilder<IN, T>> extends BucketsBuilder<IN, T> {
        private static final long serialVersionUID = 1L;

        BulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// Sets the policy that may finish files between checkpoints, too.
        public T withRollingPolicy(CheckpointRollingPolicy<IN, String> rollingPolicy) {
            settings = settings.with(rollingPolicy);
            return self();
        }

        /// Sets the bucket assigner.
        public BulkFormatBuilder<IN, ? extends BulkFormatBuilder<IN, ?>> withNewBucketAssigner(
                BucketAssigner<IN, String> assigner) {
            return withBucketAssigner(assigner);
        }
    }

    /// Builds a sink of a row format; programs use this type.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultRowFormatBuilder<IN> extends RowFormatBuilder<IN, DefaultRowFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultRowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }

    /// Builds a sink of a bulk format; programs use this type.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultBulkFormatBuilder<IN> extends BulkFormatBuilder<IN, DefaultBulkFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultBulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }
}
