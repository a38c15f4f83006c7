package dev.millrace.api.fs.upload;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;

/// Writes a local file and counts its users. Not thread-safe, except for the counter.
public class RefCountedFileWithStream extends RefCountedFile {
    private final OffsetAwareOutputStream stream;

    private RefCountedFileWithStream(File file, OutputStream stream, long length) {
        super(file);
        this.stream = new OffsetAwareOutputStream(stream, length);
    }

    /// Wraps an empty file.
    public static RefCountedFileWithStream newFile(File file, OutputStream stream) throws IOException {
        return new RefCountedFileWithStream(file, stream, 0);
    }

    /// Wraps a file that has bytes.
    ///
    /// @param stream writes behind the bytes
    public static RefCountedFileWithStream restoredFile(File file, OutputStream stream, long length) {
        return new RefCountedFileWithStream(file, stream, length);
    }

    public OffsetAwareOutputStream getStream() {
        return stream;
    }

    public long getLength() {
        return stream.getLength();
    }

    public void write(byte[] bytes, int from, int length) throws IOException {
        checkOpen();
        if (length > 0) stream.write(bytes, from, length);
    }

    void flush() throws IOException {
        checkOpen();
        stream.flush();
    }

    void closeStream() throws IOException {
        if (closed) return;
        closed = true;
        stream.close();
    }

    private void checkOpen() throws IOException {
        if (closed) throw new IOException("the stream is closed");
    }
}
