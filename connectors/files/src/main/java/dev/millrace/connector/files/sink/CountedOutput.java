package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.FSDataOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Buffers and counts bytes.
final class CountedOutput extends FSDataOutputStream {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final OutputStream file;
    private final OutputStream out;
    private long size;

    /// @param size number of bytes that the file already has
    CountedOutput(OutputStream out, long size) {
        this.file = out;
        this.out = new BufferedOutputStream(out, BUFFER_SIZE);
        this.size = size;
    }

    /// Returns the number of bytes so far, including buffered ones.
    long size() {
        return size;
    }

    @Override
    public long getPos() {
        return size;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /// Hands the buffered bytes to the file. If the file can, the bytes become durable: the sink itself makes the files
    /// of local disks durable.
    @Override
    public void sync() throws IOException {
        out.flush();
        if (file instanceof FSDataOutputStream durable) durable.sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
