package dev.millrace.api.io.format;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystemFaults;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.BaseStatistics;
import dev.millrace.api.io.FileInputSplit;
import dev.millrace.api.io.FilePathFilter;
import dev.millrace.api.io.LocatableInputSplitAssigner;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads files, or the files of directories. Large files are divided into splits, except compressed files and formats
/// that are [#unsplittable]. The file extension determines the compression.
public abstract class FileInputFormat<OT> extends RichInputFormat<OT, FileInputSplit> {
    private static final long serialVersionUID = 1L;
    private static final ConfigOption<Boolean> NESTED = ConfigOptions.key("recursive.file.enumeration")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Whether a file input format of the DataSet API reads the directories below its path, too. The option is one of the format's own parameters.");

    /// The decompressors by lower-case file extension.
    protected static final Map<String, InflaterInputStreamFactory<?>> INFLATER_INPUT_STREAM_FACTORIES =
            Inflaters.known();

    /// The length of splits that extend to the end of the file.
    protected static final long READ_WHOLE_SPLIT_FLAG = -1L;

    /// The decompressed stream of the current split; null between splits.
    protected transient @Nullable FSDataInputStream stream;

    /// The position of the first byte of the current split.
    protected transient long splitStart;

    /// The length of the current split in bytes, or [#READ_WHOLE_SPLIT_FLAG].
    protected transient long splitLength;

    /// The current split; null before the first split.
    protected transient @Nullable FileInputSplit currentSplit;

    /// The minimum size of a split in bytes.
    protected long minSplitSize;

    /// The minimum number of splits; -1 for the parallelism.
    protected int numSplits = -1;

    /// The timeout for opening a file in milliseconds. Local files open immediately.
    protected long openTimeout;

    /// Whether each file is one split.
    protected boolean unsplittable;

    /// Whether subdirectories are read.
    protected boolean enumerateNestedFiles;

    private Path[] filePaths = {};
    private FilePathFilter filesFilter = FilePathFilter.createDefaultFilter();

    /// Creates a format whose path is set later.
    public FileInputFormat() {}

    /// @param filePath a file or directory; null to set it later
    protected FileInputFormat(@Nullable Path filePath) {
        if (filePath != null) setFilePath(filePath);
    }

    /// Registers a decompressor for a file extension in the whole process.
    public static void registerInflaterInputStreamFactory(String fileExtension, InflaterInputStreamFactory<?> factory) {
        INFLATER_INPUT_STREAM_FACTORIES.put(fileExtension.toLowerCase(Locale.ROOT), factory);
    }

    /// Returns the decompressor of a file extension; null for none.
    protected static @Nullable InflaterInputStreamFactory<?> getInflaterInputStreamFactory(String fileExtension) {
        return INFLATER_INPUT_STREAM_FACTORIES.get(fileExtension.toLowerCase(Locale.ROOT));
    }

    /// Returns the file extensions with a decompressor.
    public static Set<String> getSupportedCompressionFormats() {
        return Set.copyOf(INFLATER_INPUT_STREAM_FACTORIES.keySet());
    }

    /// Returns the file extension, which follows the last dot of a name; null if there is no dot.
    protected static @Nullable String extractFileExtension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? null : fileName.substring(dot + 1);
    }

    private static @Nullable InflaterInputStreamFactory<?> inflater(Path path) {
        String ending = extractFileExtension(path.getName());
        return ending == null ? null : getInflaterInputStreamFactory(ending);
    }

    /// Returns the files and directories to read; empty if none were set.
    public Path[] getFilePaths() {
        return filePaths.clone();
    }

    /// Sets the file or directory to read.
    public void setFilePath(String filePath) {
        setFilePath(new Path(Preconditions.checkNotNull(filePath, "the path must be given")));
    }

    /// Sets the file or directory to read.
    public void setFilePath(Path filePath) {
        setFilePaths(Preconditions.checkNotNull(filePath, "the path must be given"));
    }

    /// Sets the files and directories to read.
    public void setFilePaths(String... filePaths) {
        setFilePaths(Arrays.stream(filePaths).map(Path::new).toArray(Path[]::new));
    }

    /// Sets the files and directories to read.
    public void setFilePaths(Path... filePaths) {
        this.filePaths = filePaths.clone();
    }

    /// Returns the minimum size of a split in bytes.
    public long getMinSplitSize() {
        return minSplitSize;
    }

    /// Sets the minimum size of a split in bytes.
    ///
    /// @throws IllegalArgumentException if the size is negative
    public void setMinSplitSize(long minSplitSize) {
        Preconditions.checkArgument(minSplitSize >= 0, "the split size must not be negative");
        this.minSplitSize = minSplitSize;
    }

    /// Returns the minimum number of splits; -1 for the parallelism.
    public int getNumSplits() {
        return numSplits;
    }

    /// Sets the minimum number of splits; -1 for the parallelism.
    ///
    /// @throws IllegalArgumentException if the number is 0 or less than -1
    public void setNumSplits(int numSplits) {
        Preconditions.checkArgument(numSplits >= -1 && numSplits != 0, "there must be splits, or -1 for any number");
        this.numSplits = numSplits;
    }

    /// Returns the timeout for opening a file in milliseconds.
    public long getOpenTimeout() {
        return openTimeout;
    }

    /// Sets the timeout for opening a file in milliseconds.
    ///
    /// @throws IllegalArgumentException if the timeout is negative
    public void setOpenTimeout(long openTimeout) {
        Preconditions.checkArgument(openTimeout >= 0, "the timeout must not be negative");
        this.openTimeout = openTimeout;
    }

    /// Sets whether the format reads subdirectories.
    public void setNestedFileEnumeration(boolean enable) {
        this.enumerateNestedFiles = enable;
    }

    /// Returns whether the format reads subdirectories.
    public boolean getNestedFileEnumeration() {
        return enumerateNestedFiles;
    }

    /// Returns the position of the first byte of the current split.
    public long getSplitStart() {
        return splitStart;
    }

    /// Returns the length of the current split in bytes, or [#READ_WHOLE_SPLIT_FLAG].
    public long getSplitLength() {
        return splitLength;
    }

    /// Sets the filter that excludes files.
    public void setFilesFilter(FilePathFilter filesFilter) {
        this.filesFilter = Preconditions.checkNotNull(filesFilter, "the filter must be given");
    }

    @Override
    public void configure(Configuration parameters) {
        if (filePaths.length == 0) {
            throw FileSystemFaults.BAD_PATH
                    .state("The format %s has no path.", getClass().getName())
                    .fix("Set the path with setFilePath, or in the constructor of the format.");
        }
        enumerateNestedFiles |= parameters.get(NESTED);
    }

    /// Returns size and modification time of the files; null if the files cannot be listed.
    @Override
    public @Nullable FileBaseStatistics getStatistics(@Nullable BaseStatistics cachedStats) throws IOException {
        FileBaseStatistics cached = cachedStats instanceof FileBaseStatistics files ? files : null;
        return getFileStats(cached, filePaths, new ArrayList<>());
    }

    /// Returns size and modification time of the files of several paths, and adds the files to a list.
    protected FileBaseStatistics getFileStats(
            @Nullable FileBaseStatistics cachedStats, Path[] filePaths, ArrayList<FileStatus> files)
            throws IOException {
        long latest = Long.MIN_VALUE;
        long size = 0;
        for (Path path : filePaths) {
            FileBaseStatistics stats = getFileStats(cachedStats, path, path.getFileSystem(), files);
            latest = Math.max(latest, stats.getLastModificationTime());
            boolean isKnown = size >= 0 && stats.getTotalInputSize() >= 0;
            size = isKnown ? size + stats.getTotalInputSize() : BaseStatistics.SIZE_UNKNOWN;
        }
        return reusable(cachedStats, latest, size);
    }

    /// Returns size and modification time of the files of a path, and adds the files to a list.
    protected FileBaseStatistics getFileStats(
            @Nullable FileBaseStatistics cachedStats, Path filePath, FileSystem fs, ArrayList<FileStatus> files)
            throws IOException {
        FileStatus root = fs.getFileStatus(filePath);
        long latest = root.getModificationTime();
        long size = 0;
        int first = files.size();
        list(root, fs, files);
        for (FileStatus file : files.subList(first, files.size())) {
            latest = Math.max(latest, file.getModificationTime());
            boolean isKnown = size >= 0 && !testForUnsplittable(file);
            size = isKnown ? size + file.getLen() : BaseStatistics.SIZE_UNKNOWN;
        }
        return new FileBaseStatistics(latest, size, BaseStatistics.AVG_RECORD_BYTES_UNKNOWN);
    }

    private static FileBaseStatistics reusable(@Nullable FileBaseStatistics cached, long latest, long size) {
        boolean isCurrent = cached != null && cached.fileModTime == latest && cached.fileSize == size;
        return cached != null && isCurrent
                ? cached
                : new FileBaseStatistics(latest, size, BaseStatistics.AVG_RECORD_BYTES_UNKNOWN);
    }

    private void list(FileStatus root, FileSystem fs, ArrayList<FileStatus> files) throws IOException {
        if (!root.isDir()) {
            files.add(root);
            return;
        }
        for (FileStatus child : fs.listStatus(root.getPath())) {
            if (!acceptFile(child)) continue;
            if (!child.isDir()) files.add(child);
            else if (enumerateNestedFiles) list(child, fs, files);
        }
    }

    @Override
    public LocatableInputSplitAssigner getInputSplitAssigner(FileInputSplit[] splits) {
        return new LocatableInputSplitAssigner(splits);
    }

    /// Creates splits of the files, in the order of the file names.
    @Override
    public FileInputSplit[] createInputSplits(int minNumSplits) throws IOException {
        Preconditions.checkArgument(minNumSplits > 0, "there must be at least one split, not %s", minNumSplits);
        ArrayList<FileStatus> files = new ArrayList<>();
        for (Path path : filePaths) {
            FileSystem fs = path.getFileSystem();
            list(fs.getFileStatus(path), fs, files);
        }
        long size = 0;
        for (FileStatus file : files) size += file.getLen();
        int wanted = Math.max(minNumSplits, numSplits);
        FileSplitter ranges = new FileSplitter(Math.ceilDiv(size, wanted), minSplitSize);
        for (FileStatus file : files) {
            if (testForUnsplittable(file)) ranges.addWhole(file, READ_WHOLE_SPLIT_FLAG);
            else if (unsplittable) ranges.addWhole(file, file.getLen());
            else ranges.addRanges(file);
        }
        return ranges.splits();
    }

    /// Returns whether a file must be read from its start, because it is compressed.
    protected boolean testForUnsplittable(FileStatus pathFile) {
        return inflater(pathFile.getPath()) != null;
    }

    /// Returns whether a file or subdirectory is read.
    public boolean acceptFile(FileStatus fileStatus) {
        String name = fileStatus.getPath().getName();
        return !name.startsWith("_") && !name.startsWith(".") && !filesFilter.filterPath(fileStatus.getPath());
    }

    /// Opens the file of a split at the first byte of the split.
    @Override
    public void open(FileInputSplit fileSplit) throws IOException {
        currentSplit = fileSplit;
        splitStart = fileSplit.getStart();
        splitLength = fileSplit.getLength();
        Path path = fileSplit.getPath();
        FSDataInputStream raw = path.getFileSystem().open(path);
        try {
            FSDataInputStream decorated = decorateInputStream(raw, fileSplit);
            if (splitStart != 0) decorated.seek(splitStart);
            stream = decorated;
        } catch (Throwable thrown) {
            raw.close();
            throw new IOException("cannot open the split " + fileSplit + ": " + thrown.getMessage(), thrown);
        }
    }

    /// Returns the stream to read instead of the file's stream, for example a decompressed one.
    protected FSDataInputStream decorateInputStream(FSDataInputStream inputStream, FileInputSplit fileSplit)
            throws Throwable {
        InflaterInputStreamFactory<?> inflater = inflater(fileSplit.getPath());
        return inflater == null ? inputStream : new InputStreamFSInputWrapper(inflater.create(inputStream));
    }

    @Override
    public void close() throws IOException {
        FSDataInputStream open = stream;
        stream = null;
        if (open != null) open.close();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " of " + Arrays.toString(filePaths);
    }

    /// Holds size and modification time of files.
    public static class FileBaseStatistics implements BaseStatistics {
        /// The time of the last change in milliseconds of the wall clock.
        protected final long fileModTime;

        /// The size in bytes, or [BaseStatistics#SIZE_UNKNOWN].
        protected final long fileSize;

        protected final float avgBytesPerRecord;

        public FileBaseStatistics(long fileModTime, long fileSize, float avgBytesPerRecord) {
            this.fileModTime = fileModTime;
            this.fileSize = fileSize;
            this.avgBytesPerRecord = avgBytesPerRecord;
        }

        /// Returns the time of the last change in milliseconds of the wall clock.
        public long getLastModificationTime() {
            return fileModTime;
        }

        @Override
        public long getTotalInputSize() {
            return fileSize;
        }

        @Override
        public long getNumberOfRecords() {
            boolean isKnown = fileSize != SIZE_UNKNOWN && avgBytesPerRecord > 0;
            return isKnown ? (long) Math.ceil(fileSize / avgBytesPerRecord) : NUM_RECORDS_UNKNOWN;
        }

        @Override
        public float getAverageRecordWidth() {
            return avgBytesPerRecord;
        }

        @Override
        public String toString() {
            return fileSize + " bytes, " + avgBytesPerRecord + " a record, changed at " + fileModTime;
        }
    }
}
