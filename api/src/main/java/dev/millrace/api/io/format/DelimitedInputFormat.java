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

/// Reads files whose records end with a delimiter, which is a line break by default. A record belongs to the split that
/// contains its first byte or ends directly before it. Each record is therefore read once, wherever splits start.
public abstract class DelimitedInputFormat<OT> extends FileInputFormat<OT>
        implements CheckpointableInputFormat<FileInputSplit, Long> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_SIZE = 1 << 20;

    /// The configuration key of the delimiter.
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

    /// The buffer with the record that [#readLine] found; null before the first record.
    protected transient byte @Nullable [] currBuffer;

    /// The index of the record's first byte in [#currBuffer].
    protected transient int currOffset;

    /// The length of the record in bytes.
    protected transient int currLen;

    private byte[] delimiter = {'\n'};
    private @Nullable String delimiterText;
    private String charsetName = "UTF-8";
    private int lineLengthLimit = Integer.MAX_VALUE;
    private int bufferSize = BUFFER_SIZE;
    private int numLineSamples;
    private transient @Nullable RecordWindow window;
    private transient boolean isAtEnd;

    /// Creates a format whose path is set later.
    public DelimitedInputFormat() {}

    /// @param filePath a file or directory; null to set it later
    /// @param configuration ignored
    protected DelimitedInputFormat(@Nullable Path filePath, @Nullable Configuration configuration) {
        super(filePath);
    }

    /// Returns the encoding of delimiters that are given as text. The default is UTF-8.
    public Charset getCharset() {
        return Charset.forName(charsetName);
    }

    /// Sets the encoding of delimiters that are given as text.
    ///
    /// @throws java.nio.charset.UnsupportedCharsetException if the encoding is unknown
    public void setCharset(String charset) {
        this.charsetName = Charset.forName(charset).name();
        if (delimiterText != null) delimiter = delimiterText.getBytes(getCharset());
    }

    /// Returns the delimiter between records. The default is a line feed.
    public byte[] getDelimiter() {
        return delimiter;
    }

    /// Sets the delimiter between records.
    ///
    /// @throws IllegalArgumentException if the delimiter is empty
    public void setDelimiter(byte[] delimiter) {
        Preconditions.checkArgument(delimiter.length > 0, "the delimiter must not be empty");
        this.delimiter = delimiter;
        this.delimiterText = null;
    }

    /// Sets the delimiter between records.
    public void setDelimiter(char delimiter) {
        setDelimiter(String.valueOf(delimiter));
    }

    /// Sets the delimiter between records, which is encoded with [#getCharset].
    ///
    /// @throws IllegalArgumentException if the delimiter is empty
    public void setDelimiter(String delimiter) {
        setDelimiter(delimiter.getBytes(getCharset()));
        this.delimiterText = delimiter;
    }

    /// Returns the maximum length of a record in bytes.
    public int getLineLengthLimit() {
        return lineLengthLimit;
    }

    /// Sets the maximum length of a record in bytes. The default is unlimited.
    ///
    /// @throws IllegalArgumentException if the limit is not positive
    public void setLineLengthLimit(int lineLengthLimit) {
        Preconditions.checkArgument(lineLengthLimit > 0, "the limit of a record's length must be positive");
        this.lineLengthLimit = lineLengthLimit;
    }

    /// Returns the size of the read buffer in bytes.
    public int getBufferSize() {
        return bufferSize;
    }

    /// Sets the size of the read buffer in bytes.
    ///
    /// @throws IllegalArgumentException if the size is less than 2
    public void setBufferSize(int bufferSize) {
        Preconditions.checkArgument(bufferSize >= 2, "the buffer must have room for 2 bytes");
        this.bufferSize = bufferSize;
    }

    /// Returns the number of records that are sampled for the average record size; 0 for none.
    public int getNumLineSamples() {
        return numLineSamples;
    }

    /// Sets the number of records that are sampled for the average record size; 0 for none.
    ///
    /// @throws IllegalArgumentException if the number is negative
    public void setNumLineSamples(int numLineSamples) {
        Preconditions.checkArgument(numLineSamples >= 0, "the number of samples must not be negative");
        this.numLineSamples = numLineSamples;
    }

    /// Parses a record.
    ///
    /// @param reuse a record that may be filled and returned; null for none
    /// @return null to skip the bytes
    public abstract @Nullable OT readRecord(@Nullable OT reuse, byte[] bytes, int offset, int numBytes)
            throws IOException;

    @Override
    public void configure(Configuration parameters) {
        super.configure(parameters);
        parameters.getOptional(DELIMITER).ifPresent(this::setDelimiter);
        parameters.getOptional(SAMPLES).ifPresent(this::setNumLineSamples);
    }

    /// Returns size and modification time of the files, and the average record size if sampling is enabled.
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

    /// Moves an open split to the first record to read.
    ///
    /// @param state the position of that record; null for the first record of the split
    protected void initializeSplit(FileInputSplit split, @Nullable Long state) throws IOException {
        isAtEnd = false;
        if (state != null) {
            moveTo(state);
            return;
        }
        // A delimiter across the start of the split ends a record of the previous split.
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

    /// Returns the next record; null at the end of the split and for skipped bytes.
    @Override
    public @Nullable OT nextRecord(@Nullable OT record) throws IOException {
        byte[] bytes = readLine() ? currBuffer : null;
        return bytes == null ? null : readRecord(record, bytes, currOffset, currLen);
    }

    /// Reads the next record into [#currBuffer].
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

    /// Returns the position of the next record.
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
