package dev.millrace.api.fs;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of a file, readable from any position. For one thread.
public abstract class FSDataInputStream extends InputStream {

    /// Makes this the next byte to be read. In a compressed file positions count the bytes after decompression, and
    /// going there means reading up to there.
    ///
    /// @throws java.io.EOFException if a compressed file ends before
    public abstract void seek(long desired) throws IOException;

    /// The position of the next byte, from 0.
    public abstract long getPos() throws IOException;
}
