package dev.millrace.connector.files.reader;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.NamedInput;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the lines that begin in a part of a file. Lines end with LF, CRLF or the end of the file. A byte order mark
/// is not part of the first line. Wherever a file is divided, each line belongs to exactly one part. Not thread-safe.
public final class LineReader implements Closeable {
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int LINE_SIZE_MAX = 256 * 1024 * 1024;

    private final FSDataInputStream stream;
    private final LineEnds ends;
    private final long splitEnd;
    private byte[] buffer = new byte[BUFFER_SIZE];
    private int start;
    private int limit;

    /// The position in the file of the byte at [#start].
    private long position;

    private int lineStart;
    private int lineEnd;
    private long linePosition;
    private long linesRead;
    private long linesBefore = -1;
    private final long firstPosition;

    private LineReader(FSDataInputStream stream, LineEnds ends, long from, long splitEnd) throws IOException {
        this.stream = stream;
        this.ends = ends;
        this.splitEnd = splitEnd;
        stream.seek(from);
        this.position = from;
        this.firstPosition = from;
    }

    /// Reads from the stream's position: from the start of the file, or else from the first line that begins there
    /// or later.
    ///
    /// @param splitEnd the position from which on lines belong to the next split
    public static LineReader open(FSDataInputStream stream, Charset charset, long splitEnd) throws IOException {
        long from = stream.getPos();
        LineEnds ends = LineEnds.of(charset, firstBytes(stream));
        if (from == 0) return new LineReader(stream, ends, ends.markLength(), splitEnd);
        // The previous byte tells whether a line begins here.
        LineReader before = new LineReader(stream, ends, from - 1, Long.MAX_VALUE);
        before.skipLine();
        return new LineReader(stream, ends, before.position, splitEnd);
    }

    /// Reads from the start of a line, which an earlier reader returned as its [#position].
    public static LineReader resume(FSDataInputStream stream, Charset charset, long from, long splitEnd)
            throws IOException {
        LineEnds ends = LineEnds.of(charset, firstBytes(stream));
        return new LineReader(stream, ends, Math.max(from, ends.markLength()), splitEnd);
    }

    /// Returns the next line without its end; null if no further line begins in the split.
    public @Nullable String read() throws IOException {
        return advance() ? new String(buffer, lineStart, lineEnd - lineStart, ends.charset()) : null;
    }

    /// Moves to the next line, whose bytes are in [#buffer] from [#lineStart] to [#lineEnd] until the next call.
    ///
    /// @return false if no further line begins in the split
    public boolean advance() throws IOException {
        // The first line belongs to the split with the first byte, even if that byte is part of the byte order mark.
        long begin = position == ends.markLength() ? 0 : position;
        if (begin >= splitEnd) return false;
        int end = findEnd();
        if (end < 0) return false;
        linePosition = position;
        linesRead++;
        lineStart = start;
        lineEnd = ends.withoutCarriage(buffer, start, end);
        advance(end);
        return true;
    }

    /// Returns the array with the bytes of the current line, which callers must not change.
    public byte[] buffer() {
        return buffer;
    }

    /// Returns the index of the first byte of the current line.
    public int lineStart() {
        return lineStart;
    }

    /// Returns the index after the last byte of the current line.
    public int lineEnd() {
        return lineEnd;
    }

    /// Returns the position in the file where the next line begins, in bytes.
    public long position() {
        return position;
    }

    /// Returns the position where the last line began.
    public long linePosition() {
        return linePosition;
    }

    /// Returns the number of the last line, counted from 1 in the whole file. The first call may read the file from
    /// its start, so call it for error messages only.
    public long lineNumber() throws IOException {
        if (linesBefore < 0) linesBefore = countLinesBefore();
        return linesBefore + linesRead;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void skipLine() throws IOException {
        int end = findEnd();
        if (end >= 0) advance(end);
    }

    /// Returns the end in the buffer of the line at `start`; -1 if there are no more bytes.
    private int findEnd() throws IOException {
        int scanned = 0;
        while (true) {
            int found = ends.find(buffer, start + scanned, limit);
            if (found >= 0) return found;
            scanned = (limit - start) / ends.unit() * ends.unit();
            if (!fill()) return start == limit ? -1 : limit;
        }
    }

    private void advance(int end) {
        int next = Math.min(limit, end + ends.unit());
        position += next - start;
        start = next;
    }

    /// Appends more bytes to the buffer.
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) grow();
        int count = stream.read(buffer, limit, buffer.length - limit);
        if (count > 0) limit += count;
        return count > 0;
    }

    private void grow() {
        if (buffer.length < LINE_SIZE_MAX) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
            return;
        }
        throw FileFaults.LINE_TOO_LONG
                .what(
                        "The line at byte %d of %s is longer than %d bytes.",
                        position, NamedInput.pathOf(stream), LINE_SIZE_MAX)
                .fix("Check that the file is a text file with line ends, and that its charset is the"
                        + " configured one.");
    }

    private long countLinesBefore() throws IOException {
        long here = stream.getPos();
        stream.seek(ends.markLength());
        long remaining = firstPosition - ends.markLength();
        long lines = 0;
        byte[] chunk = new byte[BUFFER_SIZE];
        while (remaining > 0) {
            int count = stream.readNBytes(chunk, 0, (int) Math.min(chunk.length, remaining));
            if (count == 0) break;
            for (int i = ends.find(chunk, 0, count); i >= 0; i = ends.find(chunk, i + ends.unit(), count)) lines++;
            remaining -= count;
        }
        stream.seek(here);
        return lines;
    }

    private static byte[] firstBytes(FSDataInputStream stream) throws IOException {
        stream.seek(0);
        return stream.readNBytes(LineEnds.MARK_LENGTH_MAX);
    }
}
