package dev.millrace.connector.files.source;

import dev.millrace.api.fs.FileSystemFaults;
import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.DynamicParallelismInference;
import dev.millrace.connector.files.assign.FileSplitAssigner;
import dev.millrace.connector.files.assign.SimpleSplitAssigner;
import dev.millrace.connector.files.enumerate.BlockSplittingRecursiveEnumerator;
import dev.millrace.connector.files.enumerate.FileEnumerator;
import dev.millrace.connector.files.enumerate.NonSplittingRecursiveEnumerator;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.files.reader.StreamFormatAdapter;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.FileSourceSplitSerializer;
import org.jspecify.annotations.Nullable;

/// Reads files and directories, once or continuously. Directories are read recursively. Files ending in `.gz`,
/// `.gzip`, `.deflate`, `.zst` and `.zstd` are decompressed. Hidden files (`.x`, `_x`) are ignored.
///
/// ```java
/// TextLineInputFormat lines = new TextLineInputFormat();
/// FileSource.forRecordStreamFormat(lines, new Path("/in"))
///         .monitorContinuously(Duration.ofSeconds(5))
///         .build();
/// ```
///
/// @param <T> the type of the records
public final class FileSource<T> extends AbstractFileSource<T, FileSourceSplit> implements DynamicParallelismInference {
    private static final long serialVersionUID = 1L;

    public static final FileSplitAssigner.Provider DEFAULT_SPLIT_ASSIGNER = SimpleSplitAssigner::new;
    public static final FileEnumerator.Provider DEFAULT_SPLITTABLE_FILE_ENUMERATOR =
            BlockSplittingRecursiveEnumerator::new;
    public static final FileEnumerator.Provider DEFAULT_NON_SPLITTABLE_FILE_ENUMERATOR =
            NonSplittingRecursiveEnumerator::new;

    private FileSource(
            Path[] inputPaths,
            FileEnumerator.Provider fileEnumerator,
            FileSplitAssigner.Provider splitAssigner,
            BulkFormat<T, FileSourceSplit> readerFormat,
            @Nullable ContinuousEnumerationSettings continuousSettings) {
        super(inputPaths, fileEnumerator, splitAssigner, readerFormat, continuousSettings);
    }

    @Override
    public SimpleVersionedSerializer<FileSourceSplit> getSplitSerializer() {
        return FileSourceSplitSerializer.INSTANCE;
    }

    /// Returns the number of splits, up to the limit.
    @Override
    public int inferParallelism(Context context) {
        int limit = context.getParallelismInferenceUpperBound();
        try {
            return Math.clamp(enumerateNow(limit).size(), 1, limit);
        } catch (Exception failed) {
            throw FileFaults.UNREADABLE
                    .what("The files of the source cannot be listed.")
                    .cause(failed)
                    .fix("Check the paths, or set the parallelism of the source.");
        }
    }

    /// Builds a source that reads files as streams, which may be compressed.
    public static <T> FileSourceBuilder<T> forRecordStreamFormat(StreamFormat<T> streamFormat, Path... paths) {
        return forBulkFileFormat(new StreamFormatAdapter<>(streamFormat), paths);
    }

    /// Builds a source whose format opens files itself.
    public static <T> FileSourceBuilder<T> forBulkFileFormat(BulkFormat<T, FileSourceSplit> bulkFormat, Path... paths) {
        if (paths.length == 0) {
            throw FileSystemFaults.BAD_PATH
                    .what("A file source has no path.")
                    .fix("Set one or more files or directories.");
        }
        return new FileSourceBuilder<>(
                paths,
                bulkFormat,
                bulkFormat.isSplittable() ? DEFAULT_SPLITTABLE_FILE_ENUMERATOR : DEFAULT_NON_SPLITTABLE_FILE_ENUMERATOR,
                DEFAULT_SPLIT_ASSIGNER);
    }

    /// Collects the settings of a [FileSource].
    ///
    /// @param <T> the type of the records
    public static final class FileSourceBuilder<T>
            extends AbstractFileSourceBuilder<T, FileSourceSplit, FileSourceBuilder<T>> {

        FileSourceBuilder(
                Path[] inputPaths,
                BulkFormat<T, FileSourceSplit> readerFormat,
                FileEnumerator.Provider defaultFileEnumerator,
                FileSplitAssigner.Provider defaultSplitAssigner) {
            super(inputPaths, readerFormat, defaultFileEnumerator, defaultSplitAssigner);
        }

        @Override
        public FileSource<T> build() {
            return new FileSource<>(inputPaths, fileEnumerator, splitAssigner, readerFormat, continuousSourceSettings);
        }
    }
}
