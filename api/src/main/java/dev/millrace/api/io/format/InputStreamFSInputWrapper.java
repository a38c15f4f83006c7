package dev.millrace.api.io.format;

import dev.millrace.api.fs.FSDataInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Adds a position to a stream. The stream moves forward only.
public class InputStreamFSInputWrapper extends FSDataInputStream {
    private final InputStream stream;
    private long position;

    public InputStreamFSInputWrapper(InputStream inStream) {
        this.stream = inStream;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /// Moves forward to a position.
    ///
    /// @throws IllegalArgumentException if the position is before the current position
    /// @throws java.io.EOFException if the stream ends before the position
    @Override
    public void seek(long desired) throws IOException {
        if (desired < position) {
            throw new IllegalArgumentException(
                    "the stream is at byte " + position + " and cannot go back to byte " + desired);
        }
        stream.skipNBytes(desired - position);
        position = desired;
    }

    @Override
    public long getPos() throws IOException {
        return position;
    }

    @Override
    public int read() throws IOException {
        int value = stream.read();
        if (value >= 0) position++;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = stream.read(bytes, offset, length);
        if (count > 0) position += count;
        return count;
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return read(bytes, 0, bytes.length);
    }
}
