package dev.millrace.connector.files.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.BasicTypeInfo;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.split.CheckpointedPosition;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Reads the lines of text files, without their ends (LF or CRLF). Large files are split, unless they are compressed
/// or a line end has more than one byte in their charset. Invalid bytes become U+FFFD.
public class TextLineInputFormat implements StreamFormat<String> {
    private static final long serialVersionUID = 1L;

    public static final String DEFAULT_CHARSET_NAME = "UTF-8";

    private final String charsetName;

    /// Creates a format for UTF-8.
    public TextLineInputFormat() {
        this(DEFAULT_CHARSET_NAME);
    }

    /// @param charsetName as in [Charset#forName]
    public TextLineInputFormat(String charsetName) {
        this.charsetName = Charset.forName(charsetName).name();
    }

    /// Creates a reader of a whole file.
    public Reader createReader(Configuration config, FSDataInputStream stream) throws IOException {
        return createReader(config, stream, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Override
    public Reader createReader(Configuration config, FSDataInputStream stream, long fileLength, long splitEnd)
            throws IOException {
        return new Reader(LineReader.open(stream, charset(), splitEnd));
    }

    @Override
    public Reader restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException {
        return new Reader(LineReader.resume(stream, charset(), restoredOffset, splitEnd));
    }

    @Override
    public boolean isSplittable() {
        return LineEnds.isSplittable(charset());
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return BasicTypeInfo.STRING_TYPE_INFO;
    }

    private Charset charset() {
        return Charset.forName(charsetName);
    }

    /// Reads the lines of one split.
    public static final class Reader implements StreamFormat.Reader<String> {
        private final LineReader lines;

        private Reader(LineReader lines) {
            this.lines = lines;
        }

        @Override
        public @Nullable String read() throws IOException {
            return lines.read();
        }

        @Override
        public CheckpointedPosition getCheckpointedPosition() {
            return new CheckpointedPosition(lines.position(), 0);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
