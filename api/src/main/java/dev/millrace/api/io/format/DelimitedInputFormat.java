package dev.millrace.api.io.format;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.BaseStatistics;
import dev.millrace.api.io.CheckpointableInputFormat;
import dev.millrace.api.io.FileInputSplit;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads files whose records end with a delimiter, a line break unless another is set. A record belongs to the split
/// that its first byte lies in or directly behind, so that each is read once wherever the borders of splits are.
public abstract class DelimitedInputFormat<OT> extends FileInputFormat<OT>
        implements CheckpointableInputFormat<FileInputSplit, Long> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_SIZE = 1 << 20;

    /// The key of the setting that gives the delimiter.
    protected static final String RECORD_DELIMITER = "delimited-format.delimiter";

    private static final ConfigOption<String> DELIMITER = ConfigOptions.key(RECORD_DELIMITER)
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "What stands between two records of a delimited input format of the DataSet API. The option is one of the format's own parameters.");
    private static final ConfigOption<Integer> SAMPLES = ConfigOptions.key("delimited-format.numSamples")
            .intType()
            .noDefaultValue()
            .withDescription(
                    "How many lines a delimited input format reads to estimate the length of its records. The option is one of the format's own parameters.");

    /// Where the record that [#readLine] found lies; null before the first.
    protected transient byte @Nullable [] currBuffer;

    /// The first byte of the record in [#currBuffer].
    protected transient int currOffset;

    /// Bytes of the record.
    protected transient int currLen;

    private byte[] delimiter = {'\n'};
    private @Nullable String delimiterText;
    private String charsetName = "UTF-8";
    private int lineLengthLimit = Integer.MAX_VALUE;
    private int bufferSize = BUFFER_SIZE;
    private int numLineSamples;
    private transient @Nullable RecordWindow window;
    private transient boolean isAtEnd;

    /// The path is set later.
    public DelimitedInputFormat() {}

    /// @param filePath a file or directory; null to set it later
    /// @param configuration says nothing here
    protected DelimitedInputFormat(@Nullable Path filePath, @Nullable Configuration configuration) {
        super(filePath);
    }

    /// The charset of delimiters that are given as text, UTF-8 unless another was set.
    public Charset getCharset() {
        return Charset.forName(charsetName);
    }

    /// @throws java.nio.charset.UnsupportedCharsetException if there is none of this name
    public void setCharset(String charset) {
        this.charsetName = Charset.forName(charset).name();
        if (delimiterText != null) delimiter = delimiterText.getBytes(getCharset());
    }

    public byte[] getDelimiter() {
        return delimiter;
    }

    public void setDelimiter(byte[] delimiter) {
        Preconditions.checkArgument(delimiter.length > 0, "the delimiter must not be empty");
        this.delimiter = delimiter;
        this.delimiterText = null;
    }

    public void setDelimiter(char delimiter) {
        setDelimiter(String.valueOf(delimiter));
    }

    public void setDelimiter(String delimiter) {
        setDelimiter(delimiter.getBytes(getCharset()));
        this.delimiterText = delimiter;
    }

    /// Bytes of the longest record that is read.
    public int getLineLengthLimit() {
        return lineLengthLimit;
    }

    public void setLineLengthLimit(int lineLengthLimit) {
        Preconditions.checkArgument(lineLengthLimit > 0, "the limit of a record's length must be positive");
        this.lineLengthLimit = lineLengthLimit;
    }

    /// Bytes that are read at once.
    public int getBufferSize() {
        return bufferSize;
    }

    public void setBufferSize(int bufferSize) {
        Preconditions.checkArgument(bufferSize >= 2, "the buffer must have room for 2 bytes");
        this.bufferSize = bufferSize;
    }

    /// How many records are read to know how long they are on average; 0 for none.
    public int getNumLineSamples() {
        return numLineSamples;
    }

    public void setNumLineSamples(int numLineSamples) {
        Preconditions.checkArgument(numLineSamples >= 0, "the number of samples must not be negative");
        this.numLineSamples = numLineSamples;
    }

    /// Makes a record of its bytes.
    ///
    /// @param reuse a record that may be filled and returned, or null
    /// @return null if the bytes are no record, which is left out then
    public abstract @Nullable OT readRecord(@Nullable OT reuse, byte[] bytes, int offset, int numBytes)
            throws IOException;

    @Override
    public void configure(Configuration parameters) {
        super.configure(parameters);
        parameters.getOptional(DELIMITER).ifPresent(this::setDelimiter);
        parameters.getOptional(SAMPLES).ifPresent(this::setNumLineSamples);
    }

    /// Size and age of the files, and how long a record is if samples are asked for.
    @Override
    public @Nullable FileBaseStatistics getStatistics(@Nullable BaseStatistics cachedStats) throws IOException {
        FileBaseStatistics cached = cachedStats instanceof FileBaseStatistics files ? files : null;
        ArrayList<FileStatus> files = new ArrayList<>();
        FileBaseStatistics stats = getFileStats(cached, getFilePaths(), files);
        if (stats == cached || numLineSamples == 0 || files.isEmpty() || stats.fileSize <= 0) return stats;
        return new FileBaseStatistics(stats.fileModTime, stats.fileSize, sample(files.getFirst()));
    }

    private float sample(FileStatus file) throws IOException {
        open(new FileInputSplit(0, file.getPath(), 0, file.getLen(), null));
        try {
            int count = 0;
            while (count < numLineSamples && readLine()) count++;
            return count == 0 ? BaseStatistics.AVG_RECORD_BYTES_UNKNOWN : (float) getCurrentState() / count;
        } finally {
            close();
        }
    }

    @Override
    public void open(FileInputSplit split) throws IOException {
        super.open(split);
        initializeSplit(split, null);
    }

    /// Goes to the first record to be read of a split that is open.
    ///
    /// @param state where that record begins; null for the split's first
    protected void initializeSplit(FileInputSplit split, @Nullable Long state) throws IOException {
        isAtEnd = false;
        if (state != null) {
            moveTo(state);
            return;
        }
        // A delimiter that lies across the border ends a record of the split before.
        moveTo(splitStart == 0 ? 0 : Math.max(0, splitStart - delimiter.length + 1));
        if (splitStart != 0 && !window().next()) isAtEnd = true;
    }

    private void moveTo(long position) throws IOException {
        FSDataInputStream open = Preconditions.checkNotNull(stream, "the split is not open");
        if (open.getPos() != position) open.seek(position);
        window = new RecordWindow(open, position, delimiter, bufferSize, lineLengthLimit);
    }

    private RecordWindow window() {
        return Preconditions.checkNotNull(window, "the split is not open");
    }

    @Override
    public boolean reachedEnd() {
        return isAtEnd;
    }

    /// The next record; null at the end of the split, and for bytes that are no record.
    @Override
    public @Nullable OT nextRecord(@Nullable OT record) throws IOException {
        byte[] bytes = readLine() ? currBuffer : null;
        return bytes == null ? null : readRecord(record, bytes, currOffset, currLen);
    }

    /// Finds the next record, which then lies in [#currBuffer].
    ///
    /// @return false at the end of the split
    protected final boolean readLine() throws IOException {
        RecordWindow records = window();
        boolean isBehind = splitLength >= 0 && records.position() > splitStart + splitLength;
        if (isAtEnd || isBehind || !records.next()) {
            isAtEnd = true;
            return false;
        }
        currBuffer = records.bytes();
        currOffset = records.recordStart();
        currLen = records.recordLength();
        return true;
    }

    @Override
    public void close() throws IOException {
        window = null;
        currBuffer = null;
        super.close();
    }

    /// Where the next record begins.
    @Override
    public Long getCurrentState() throws IOException {
        return window().position();
    }

    @Override
    public void reopen(FileInputSplit split, Long state) throws IOException {
        super.open(split);
        initializeSplit(split, state);
    }
}
