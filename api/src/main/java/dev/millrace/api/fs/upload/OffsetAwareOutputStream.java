package dev.millrace.api.fs.upload;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// Writes bytes to a stream, and knows the length of the file behind the stream. Not thread-safe.
public final class OffsetAwareOutputStream implements Closeable {
    private final OutputStream out;
    private long length;

    /// @param length the number of bytes that the file has
    OffsetAwareOutputStream(OutputStream out, long length) {
        this.out = out;
        this.length = length;
    }

    /// Returns the number of bytes of the file.
    public long getLength() {
        return length;
    }

    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        length += count;
    }

    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
