package dev.millrace.connector.files.source;

import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.assign.FileSplitAssigner;
import dev.millrace.connector.files.enumerate.FileEnumerator;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.PendingSplitsCheckpoint;
import dev.millrace.connector.files.split.PendingSplitsCheckpointSerializer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Provides the base class of file sources with any type of splits.
///
/// @param <T> the type of the records
/// @param <SplitT> the type of the splits
public abstract class AbstractFileSource<T, SplitT extends FileSourceSplit>
        implements Source<T, SplitT, PendingSplitsCheckpoint<SplitT>>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1L;

    private final Path[] inputPaths;
    private final FileEnumerator.Provider enumeratorFactory;
    private final FileSplitAssigner.Provider assignerFactory;
    private final BulkFormat<T, SplitT> readerFormat;
    private final @Nullable ContinuousEnumerationSettings continuousSettings;

    /// @param continuousSettings null for a bounded source
    protected AbstractFileSource(
            Path[] inputPaths,
            FileEnumerator.Provider fileEnumerator,
            FileSplitAssigner.Provider splitAssigner,
            BulkFormat<T, SplitT> readerFormat,
            @Nullable ContinuousEnumerationSettings continuousSettings) {
        this.inputPaths = inputPaths.clone();
        this.enumeratorFactory = fileEnumerator;
        this.assignerFactory = splitAssigner;
        this.readerFormat = readerFormat;
        this.continuousSettings = continuousSettings;
    }

    protected FileEnumerator.Provider getEnumeratorFactory() {
        return enumeratorFactory;
    }

    public FileSplitAssigner.Provider getAssignerFactory() {
        return assignerFactory;
    }

    /// Returns the settings of an unbounded source; null for a bounded source.
    public @Nullable ContinuousEnumerationSettings getContinuousEnumerationSettings() {
        return continuousSettings;
    }

    @Override
    public Boundedness getBoundedness() {
        return continuousSettings == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, SplitT> createReader(SourceReaderContext readerContext) {
        return new FileSourceReader<>(readerContext, readerFormat, readerContext.getConfiguration());
    }

    @Override
    public SplitEnumerator<SplitT, PendingSplitsCheckpoint<SplitT>> createEnumerator(
            SplitEnumeratorContext<SplitT> context) throws Exception {
        FileEnumerator enumerator = enumeratorFactory.create();
        if (continuousSettings != null) return watching(context, enumerator, List.of(), List.of());
        Collection<FileSourceSplit> splits = enumerator.enumerateSplits(inputPaths, context.currentParallelism());
        return new StaticFileSplitEnumerator<>(context, assignerFactory.create(splits));
    }

    @Override
    public SplitEnumerator<SplitT, PendingSplitsCheckpoint<SplitT>> restoreEnumerator(
            SplitEnumeratorContext<SplitT> context, PendingSplitsCheckpoint<SplitT> checkpoint) {
        List<FileSourceSplit> splits = List.copyOf(checkpoint.getSplits());
        if (continuousSettings == null) {
            return new StaticFileSplitEnumerator<>(context, assignerFactory.create(splits));
        }
        return watching(context, enumeratorFactory.create(), splits, checkpoint.getAlreadyProcessedPaths());
    }

    @Override
    public abstract SimpleVersionedSerializer<SplitT> getSplitSerializer();

    @Override
    public SimpleVersionedSerializer<PendingSplitsCheckpoint<SplitT>> getEnumeratorCheckpointSerializer() {
        return new PendingSplitsCheckpointSerializer<>(getSplitSerializer());
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return readerFormat.getProducedType();
    }

    final Collection<FileSourceSplit> enumerateNow(int desiredSplits) throws Exception {
        return enumeratorFactory.create().enumerateSplits(inputPaths, desiredSplits);
    }

    private SplitEnumerator<SplitT, PendingSplitsCheckpoint<SplitT>> watching(
            SplitEnumeratorContext<SplitT> context,
            FileEnumerator enumerator,
            Collection<FileSourceSplit> splits,
            Collection<Path> seen) {
        Duration interval = continuousSettings == null ? Duration.ZERO : continuousSettings.getDiscoveryInterval();
        return new ContinuousFileSplitEnumerator<>(
                context,
                assignerFactory.create(splits),
                seen,
                () -> enumerator.enumerateSplits(inputPaths, 1),
                List.of(inputPaths),
                interval);
    }

    /// Collects the settings of a file source.
    ///
    /// @param <T> the type of the records
    /// @param <SplitT> the type of the splits
    /// @param <SELF> the type of the builder
    protected abstract static class AbstractFileSourceBuilder<
            T, SplitT extends FileSourceSplit, SELF extends AbstractFileSourceBuilder<T, SplitT, SELF>> {
        protected final Path[] inputPaths;
        protected final BulkFormat<T, SplitT> readerFormat;
        protected FileEnumerator.Provider fileEnumerator;
        protected FileSplitAssigner.Provider splitAssigner;
        protected @Nullable ContinuousEnumerationSettings continuousSourceSettings;

        protected AbstractFileSourceBuilder(
                Path[] inputPaths,
                BulkFormat<T, SplitT> readerFormat,
                FileEnumerator.Provider defaultFileEnumerator,
                FileSplitAssigner.Provider defaultSplitAssigner) {
            this.inputPaths = inputPaths.clone();
            this.readerFormat = readerFormat;
            this.fileEnumerator = defaultFileEnumerator;
            this.splitAssigner = defaultSplitAssigner;
        }

        public abstract AbstractFileSource<T, SplitT> build();

        /// Lets the source monitor its paths for new files; the source is unbounded.
        public SELF monitorContinuously(Duration discoveryInterval) {
            continuousSourceSettings = new ContinuousEnumerationSettings(discoveryInterval);
            return self();
        }

        /// Lets the source read the files that exist when the job starts; the source is bounded. This is the default.
        public SELF processStaticFileSet() {
            continuousSourceSettings = null;
            return self();
        }

        /// Sets the enumerator, which finds files and divides them into splits.
        public SELF setFileEnumerator(FileEnumerator.Provider newFileEnumerator) {
            fileEnumerator = newFileEnumerator;
            return self();
        }

        /// Sets the assigner, which determines the order of splits.
        public SELF setSplitAssigner(FileSplitAssigner.Provider newSplitAssigner) {
            splitAssigner = newSplitAssigner;
            return self();
        }

        @SuppressWarnings("unchecked")
        private SELF self() {
            return (SELF) this;
        }
    }
}
