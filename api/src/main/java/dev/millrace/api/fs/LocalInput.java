package dev.millrace.api.fs;

import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.io.InputStream;

/// Reads a local file. Reads are not buffered, so callers should read many bytes at once.
public final class LocalInput extends FSDataInputStream implements NamedInput {
    private final Disk disk;
    private final Path path;
    private InputStream stream;
    private long position;

    private LocalInput(Disk disk, Path path, InputStream stream) {
        this.disk = disk;
        this.path = path;
        this.stream = stream;
    }

    /// Opens a file at its first byte.
    ///
    /// @throws IOException if the file does not exist or cannot be read
    public static LocalInput open(Disk disk, Path path) throws IOException {
        return new LocalInput(disk, path, disk.read(path.toLocal(), 0));
    }

    @Override
    public void seek(long desired) throws IOException {
        if (desired == position) return;
        stream.close();
        stream = disk.read(path.toLocal(), desired);
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

    /// Computed from the size of the file, so that a decompressor knows whether another member follows.
    @Override
    public int available() throws IOException {
        return stream.available();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
