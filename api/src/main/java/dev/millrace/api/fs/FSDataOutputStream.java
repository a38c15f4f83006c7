package dev.millrace.api.fs;

import java.io.IOException;
import java.io.OutputStream;

/// The bytes of a file that is being written. For one thread.
public abstract class FSDataOutputStream extends OutputStream {

    /// How many bytes were written, and so the position of the next.
    public abstract long getPos() throws IOException;

    /// Hands what is in memory to the file system, where others can see it.
    @Override
    public abstract void flush() throws IOException;

    /// Forces what was written to the device.
    public abstract void sync() throws IOException;

    /// Ends the file; what was written is whole only after this returned.
    @Override
    public abstract void close() throws IOException;
}
