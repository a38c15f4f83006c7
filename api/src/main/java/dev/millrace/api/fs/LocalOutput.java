package dev.millrace.api.fs;

import dev.millrace.base.host.Disk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Writes a local file.
final class LocalOutput extends FSDataOutputStream {
    private static final int BUFFER_SIZE = 64 << 10;

    private final Disk disk;
    private final Path path;
    private final OutputStream stream;
    private long position;

    LocalOutput(Disk disk, Path path) throws IOException {
        this(disk, path, disk.create(path), 0);
    }

    /// @param position the number of bytes that the file already has
    LocalOutput(Disk disk, Path path, OutputStream stream, long position) {
        this.disk = disk;
        this.path = path;
        this.stream = new BufferedOutputStream(stream, BUFFER_SIZE);
        this.position = position;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int value) throws IOException {
        stream.write(value);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        position += length;
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    @Override
    public void sync() throws IOException {
        stream.flush();
        disk.sync(path);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
