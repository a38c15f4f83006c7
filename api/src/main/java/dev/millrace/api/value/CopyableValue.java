package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// A value that can be copied without writing it.
public interface CopyableValue<T> extends Value {

    /// The number of bytes that each value takes when written, or -1 if they differ.
    int getBinaryLength();

    /// Makes another value equal to this one.
    void copyTo(T target);

    /// A new value equal to this one.
    T copy();

    /// Copies one written value, whatever this value holds.
    void copy(DataInputView source, DataOutputView target) throws IOException;
}
