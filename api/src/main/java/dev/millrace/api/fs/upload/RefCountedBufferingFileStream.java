package dev.millrace.api.fs.upload;

import dev.millrace.api.util.function.FunctionWithException;
import java.io.File;
import java.io.IOException;

/// Writes a local file through a buffer, and counts the users of the file. Not thread-safe, except for the counter.
public class RefCountedBufferingFileStream extends RefCountedFSOutputStream {
    public static final int BUFFER_SIZE = 4096;

    private final RefCountedFileWithStream file;
    private final byte[] buffer;
    private int buffered;
    private boolean closed;

    /// @param bufferSize in bytes, at least 1
    public RefCountedBufferingFileStream(RefCountedFileWithStream file, int bufferSize) {
        if (bufferSize < 1) throw new IllegalArgumentException("the buffer must have 1 byte or more");
        this.file = file;
        this.buffer = new byte[bufferSize];
    }

    /// Creates a stream to a new file.
    ///
    /// @param creator creates a file if its argument is null
    @SuppressWarnings("NullAway") // by contract, null asks for a new file
    public static RefCountedBufferingFileStream openNew(
            FunctionWithException<File, RefCountedFileWithStream, IOException> creator) throws IOException {
        return new RefCountedBufferingFileStream(creator.apply(null), BUFFER_SIZE);
    }

    /// Creates a stream that continues a file.
    public static RefCountedBufferingFileStream restore(
            FunctionWithException<File, RefCountedFileWithStream, IOException> creator, File file) throws IOException {
        return new RefCountedBufferingFileStream(creator.apply(file), BUFFER_SIZE);
    }

    @Override
    public File getInputFile() {
        return file.getFile();
    }

    /// Returns the number of bytes in the file and in the buffer.
    @Override
    public long getPos() {
        return file.getLength() + buffered;
    }

    @Override
    public void write(int value) throws IOException {
        checkOpen();
        if (buffered == buffer.length) flush();
        buffer[buffered++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        checkOpen();
        if (length > buffer.length - buffered) flush();
        if (length >= buffer.length) {
            file.write(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, buffered, length);
            buffered += length;
        }
    }

    @Override
    public void flush() throws IOException {
        file.write(buffer, 0, buffered);
        file.flush();
        buffered = 0;
    }

    /// Always fails: a part of a file in an object store becomes durable only as a whole.
    @Override
    public void sync() {
        throw new UnsupportedOperationException("a local part of a file cannot be made durable; use persist()");
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        file.closeStream();
    }

    @Override
    public void retain() {
        file.retain();
    }

    @Override
    public boolean release() {
        return file.release();
    }

    /// Returns the number of users of the file.
    public int getReferenceCounter() {
        return file.getReferenceCounter();
    }

    private void checkOpen() throws IOException {
        if (closed) throw new IOException("the stream is closed");
    }
}
