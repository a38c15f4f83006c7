package dev.millrace.api.memory;

import java.io.DataInput;
import java.io.IOException;

/// Reads big-endian binary values. Not thread-safe.
public interface DataInputView extends DataInput {

    /// Skips exactly `numBytes` bytes.
    ///
    /// @throws java.io.EOFException if fewer bytes remain
    void skipBytesToRead(int numBytes) throws IOException;

    /// Reads up to `len` bytes into an array and returns the number of bytes; -1 at the end.
    int read(byte[] b, int off, int len) throws IOException;

    /// Reads up to the length of an array and returns the number of bytes; -1 at the end.
    int read(byte[] b) throws IOException;
}
