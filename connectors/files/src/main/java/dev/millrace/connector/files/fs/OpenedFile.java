package dev.millrace.connector.files.fs;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.NamedInput;
import dev.millrace.api.fs.Path;
import java.io.IOException;

/// Reads a file of any file system. Knows the path and the number of bytes that are left.
public final class OpenedFile extends FSDataInputStream implements NamedInput {
    private final Path path;
    private final long size;
    private final FSDataInputStream in;

    private OpenedFile(Path path, long size, FSDataInputStream in) {
        this.path = path;
        this.size = size;
        this.in = in;
    }

    /// Opens a file at its first byte.
    ///
    /// @param size the size of the file in bytes
    public static FSDataInputStream open(Path path, long size) throws IOException {
        FSDataInputStream in = path.getFileSystem().open(path);
        return in instanceof NamedInput ? in : new OpenedFile(path, size, in);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void seek(long desired) throws IOException {
        in.seek(desired);
    }

    @Override
    public long getPos() throws IOException {
        return in.getPos();
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
    }

    /// Computed from the size of the file, so that a decompressor knows whether another member follows.
    @Override
    public int available() throws IOException {
        return (int) Math.clamp(size - in.getPos(), 0L, Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
