package dev.millrace.api.memory;

import java.io.DataOutput;
import java.io.IOException;

/// A sink for big-endian binary values, for one thread at a time.
public interface DataOutputView extends DataOutput {

    /// Leaves this many bytes out; what they hold is undefined until written.
    void skipBytesToWrite(int numBytes) throws IOException;

    /// Copies this many bytes from a source.
    void write(DataInputView source, int numBytes) throws IOException;
}
