package dev.millrace.connector.files.format;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.NamedInput;
import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.reader.LineReader;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.files.split.CheckpointedPosition;
import dev.millrace.format.text.Decoded;
import dev.millrace.format.text.RecordPosition;
import dev.millrace.format.text.RecordDecoder;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Reads decoded records from the lines of a split.
final class DecodingReader<T> implements StreamFormat.Reader<Decoded<T>>, RecordPosition, Iterator<String> {
    private final LineReader lines;
    private final Path path;
    private final RecordDecoder<T> decoder;
    private final boolean givesPosition;
    private long recordPosition;
    private long extraLines;
    private @Nullable String ahead;

    /// @param givesPosition whether a reader may resume at any line
    DecodingReader(LineReader lines, FSDataInputStream stream, RecordDecoder<T> decoder, boolean givesPosition) {
        this.lines = lines;
        this.path = NamedInput.pathOf(stream);
        this.decoder = decoder;
        this.givesPosition = givesPosition;
    }

    @Override
    public @Nullable Decoded<T> read() throws IOException {
        while (true) {
            String line = ahead == null ? lines.read() : ahead;
            ahead = null;
            if (line == null) return null;
            recordPosition = lines.linePosition();
            extraLines = 0;
            Decoded<T> decoded = decoder.decode(line, this, this);
            if (decoded != null) return decoded;
        }
    }

    @Override
    public String path() {
        return path.toString();
    }

    @Override
    public long line() {
        try {
            return lines.lineNumber() - extraLines;
        } catch (IOException failed) {
            throw FileFaults.unreadable(path, failed);
        }
    }

    @Override
    public long position() {
        return recordPosition;
    }

    @Override
    public boolean hasNext() {
        if (ahead != null) return true;
        try {
            ahead = lines.read();
        } catch (IOException failed) {
            throw FileFaults.unreadable(path, failed);
        }
        if (ahead != null) extraLines++;
        return ahead != null;
    }

    @Override
    public String next() {
        if (!hasNext() || ahead == null) throw new NoSuchElementException("no more lines in " + path);
        String line = ahead;
        ahead = null;
        return line;
    }

    @Override
    public @Nullable CheckpointedPosition getCheckpointedPosition() {
        return givesPosition ? new CheckpointedPosition(lines.position(), 0) : null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
