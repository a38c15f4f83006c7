package dev.millrace.api.memory;

import java.io.IOException;

/// Defines an object that contains its own serialization methods.
public interface IOReadableWritable {

    /// Writes the content of this object for [#read].
    void write(DataOutputView out) throws IOException;

    /// Replaces the content of this object by content that [#write] wrote.
    void read(DataInputView in) throws IOException;
}
