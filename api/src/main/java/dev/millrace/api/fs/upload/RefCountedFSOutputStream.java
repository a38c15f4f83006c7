package dev.millrace.api.fs.upload;

import dev.millrace.api.fs.FSDataOutputStream;
import java.io.File;
import java.io.IOException;

/// Writes a local file whose users are counted.
public abstract class RefCountedFSOutputStream extends FSDataOutputStream implements RefCounted {

    /// Returns the file.
    public abstract File getInputFile();

    /// Returns whether the stream accepts no more bytes.
    public abstract boolean isClosed() throws IOException;
}
