package dev.millrace.api.memory;

import java.io.IOException;

/// An object that writes itself and reads itself back.
public interface IOReadableWritable {

    /// Writes all that [#read] needs.
    void write(DataOutputView out) throws IOException;

    /// Replaces this object's content by what was written.
    void read(DataInputView in) throws IOException;
}
