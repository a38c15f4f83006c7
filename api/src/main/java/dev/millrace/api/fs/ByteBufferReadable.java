package dev.millrace.api.fs;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Is a stream that reads into byte buffers without a copy.
public interface ByteBufferReadable {

    /// Reads from the position of the stream, and advances the position.
    ///
    /// @return the number of bytes; -1 at the end of the file
    int read(ByteBuffer bb) throws IOException;

    /// Reads from a position of the file. The position of the stream stays unchanged.
    ///
    /// @return the number of bytes; -1 at the end of the file
    int read(long position, ByteBuffer bb) throws IOException;
}
