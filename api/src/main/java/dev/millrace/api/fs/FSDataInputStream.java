package dev.millrace.api.fs;

import java.io.IOException;
import java.io.InputStream;

/// Reads the bytes of a file from any position. Not thread-safe.
public abstract class FSDataInputStream extends InputStream {

    /// Sets the position of the next byte to read. In a compressed file, positions count decompressed bytes, and the
    /// stream reads all bytes up to the position.
    ///
    /// @throws java.io.EOFException if a compressed file ends before the position
    public abstract void seek(long desired) throws IOException;

    /// Returns the position of the next byte, starting at 0.
    public abstract long getPos() throws IOException;
}
