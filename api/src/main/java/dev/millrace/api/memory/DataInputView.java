package dev.millrace.api.memory;

import java.io.DataInput;
import java.io.IOException;

/// A source of big-endian binary values, for one thread at a time.
public interface DataInputView extends DataInput {

    /// Skips exactly this many bytes.
    ///
    /// @throws java.io.EOFException if fewer are left
    void skipBytesToRead(int numBytes) throws IOException;

    /// Reads up to `len` bytes into the array and returns how many, or -1 at the end.
    int read(byte[] b, int off, int len) throws IOException;

    /// Reads up to the array's length and returns how many bytes came, or -1 at the end.
    int read(byte[] b) throws IOException;
}
