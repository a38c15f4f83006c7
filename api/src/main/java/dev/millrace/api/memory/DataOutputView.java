package dev.millrace.api.memory;

import java.io.DataOutput;
import java.io.IOException;

/// Writes big-endian binary values. Not thread-safe.
public interface DataOutputView extends DataOutput {

    /// Skips `numBytes` bytes, whose content is undefined until they are written.
    void skipBytesToWrite(int numBytes) throws IOException;

    /// Copies `numBytes` bytes from a source.
    void write(DataInputView source, int numBytes) throws IOException;
}
