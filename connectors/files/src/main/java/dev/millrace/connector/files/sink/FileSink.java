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
import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.sink.compactor.FileCompactor;
import dev.millrace.connector.files.sink.compactor.OutputStreamBasedFileCompactor;
import dev.millrace.connector.files.sink.compactor.RecordWiseFileCompactor;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes files into directories. A file is hidden while it is written and gets its name, `part-<id>-<n>`, once a
/// checkpoint or the end of the input has made it final: whoever reads the directory sees whole files only.
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
        return new FileCommitter(Host.real().disk());
    }

    @Override
    public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
        return new FileSinkCommittableSerializer();
    }

    /// Files that are whole after every record, such as lines of text.
    public static <IN> DefaultRowFormatBuilder<IN> forRowFormat(Path basePath, Encoder<IN> encoder) {
        return new DefaultRowFormatBuilder<>(FileSinkSettings.ofRows(basePath, encoder));
    }

    /// Files that must be ended, such as columnar ones; they end at every checkpoint.
    public static <IN> DefaultBulkFormatBuilder<IN> forBulkFormat(
            Path basePath, BulkWriter.Factory<IN> bulkWriterFactory) {
        return new DefaultBulkFormatBuilder<>(FileSinkSettings.ofBulks(basePath, bulkWriterFactory));
    }

    /// What the builders of both kinds of format share.
    ///
    /// @param <IN> the type of the records
    /// @param <T> the type of the builder
    protected abstract static class BucketsBuilder<IN, T extends BucketsBuilder<IN, T>> implements Serializable {
        private static final long serialVersionUID = 1L;

        /// In milliseconds.
        protected static final long DEFAULT_BUCKET_CHECK_INTERVAL = FileSinkSettings.CHECK_INTERVAL_MILLIS;

        FileSinkSettings<IN> settings;
        private boolean wasCompactionChosen;
        private @Nullable FileCompaction compaction;

        BucketsBuilder(FileSinkSettings<IN> settings) {
            this.settings = settings;
        }

        /// Makes small files into large ones before they are seen; those are called `compacted-…`.
        ///
        /// @param strategy says when
        /// @param compactor says how
        public T enableCompact(FileCompactStrategy strategy, FileCompactor compactor) {
            if (!(compactor instanceof OutputStreamBasedFileCompactor)
                    && !(compactor instanceof RecordWiseFileCompactor<?>)) throw CompactService.unknown(compactor);
            compaction = new FileCompaction(strategy, compactor);
            wasCompactionChosen = true;
            return self();
        }

        /// Makes no large files any more. For jobs that begin with a snapshot of a job that did: files that it had not
        /// come to are seen as they are.
        public T disableCompact() {
            compaction = null;
            wasCompactionChosen = true;
            return self();
        }

        /// @param interval in milliseconds between two looks at whether files are old or idle
        public T withBucketCheckInterval(long interval) {
            settings = settings.with(interval);
            return self();
        }

        /// Chooses the directories; by default one for each hour of the wall clock.
        public T withBucketAssigner(BucketAssigner<IN, String> assigner) {
            settings = settings.with(assigner);
            return self();
        }

        /// Chooses beginning and end of file names.
        public T withOutputFileConfig(OutputFileConfig outputFileConfig) {
            settings = settings.with(outputFileConfig);
            return self();
        }

        public FileSink<IN> build() {
            return wasCompactionChosen ? new CompactingFileSink<>(settings, compaction) : new FileSink<>(settings);
        }

        @SuppressWarnings("unchecked")
        protected T self() {
            return (T) this;
        }
    }

    /// Gathers the settings of a sink of records written one by one.
    ///
    /// @param <IN> the type of the records
    /// @param <T> the type of the builder
    public static class RowFormatBuilder<IN, T extends RowFormatBuilder<IN, T>> extends BucketsBuilder<IN, T> {
        private static final long serialVersionUID = 1L;

        RowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// Chooses when files end.
        public T withRollingPolicy(RollingPolicy<IN, String> policy) {
            settings = settings.with(policy);
            return self();
        }
    }

    /// Gathers the settings of a sink of files that must be ended.
    ///
    /// @param <IN> the type of the records
    /// @param <T> the type of the builder
    public static class BulkFormatBuilder<IN, T extends BulkFormatBuilder<IN, T>> extends BucketsBuilder<IN, T> {
        private static final long serialVersionUID = 1L;

        BulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }

        /// Chooses whether files end between checkpoints too.
        public T withRollingPolicy(CheckpointRollingPolicy<IN, String> rollingPolicy) {
            settings = settings.with(rollingPolicy);
            return self();
        }

        /// Chooses the directories.
        public BulkFormatBuilder<IN, ? extends BulkFormatBuilder<IN, ?>> withNewBucketAssigner(
                BucketAssigner<IN, String> assigner) {
            return withBucketAssigner(assigner);
        }
    }

    /// The row format builder that programs get.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultRowFormatBuilder<IN> extends RowFormatBuilder<IN, DefaultRowFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultRowFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }

    /// The bulk format builder that programs get.
    ///
    /// @param <IN> the type of the records
    public static final class DefaultBulkFormatBuilder<IN> extends BulkFormatBuilder<IN, DefaultBulkFormatBuilder<IN>> {
        private static final long serialVersionUID = 1L;

        DefaultBulkFormatBuilder(FileSinkSettings<IN> settings) {
            super(settings);
        }
    }
}
