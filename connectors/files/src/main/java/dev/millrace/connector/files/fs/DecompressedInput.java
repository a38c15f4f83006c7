package dev.millrace.connector.files.fs;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.NamedInput;
import dev.millrace.api.fs.Path;
import java.io.IOException;
import java.io.InputStream;

/// Reads a compressed file; positions count decompressed bytes.
public final class DecompressedInput extends FSDataInputStream implements NamedInput {

    /// Starts to decompress a file from its first byte.
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    private final Path path;
    private final Opening opening;
    private InputStream stream;
    private long position;

    /// @param opening called again for each seek backwards
    public DecompressedInput(Path path, Opening opening) throws IOException {
        this.path = path;
        this.opening = opening;
        this.stream = opening.open();
    }

    @Override
    public void seek(long desired) throws IOException {
        if (desired < position) {
            stream.close();
            stream = opening.open();
            position = 0;
        }
        stream.skipNBytes(desired - position);
        position = desired;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public Path path() {
        return path;
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
    public void close() throws IOException {
        stream.close();
    }
}
