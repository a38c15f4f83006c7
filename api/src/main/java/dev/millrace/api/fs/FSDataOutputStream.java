package dev.millrace.api.fs;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the bytes of a file. Not thread-safe.
public abstract class FSDataOutputStream extends OutputStream {

    /// Returns the number of written bytes, which is the position of the next byte.
    public abstract long getPos() throws IOException;

    /// Passes buffered bytes to the file system, where other readers can see them.
    @Override
    public abstract void flush() throws IOException;

    /// Forces the written bytes to the storage device.
    public abstract void sync() throws IOException;

    /// Closes the file. The file is complete only after this method has returned.
    @Override
    public abstract void close() throws IOException;
}
