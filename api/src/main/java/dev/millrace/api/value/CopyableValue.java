package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Copies values without serialization.
public interface CopyableValue<T> extends Value {

    /// Returns the number of bytes of a serialized value; -1 if the number varies.
    int getBinaryLength();

    /// Copies the content of this value to another.
    void copyTo(T target);

    /// Returns a new value that equals this one.
    T copy();

    /// Copies one serialized value from a source to a target, independent of the content of this value.
    void copy(DataInputView source, DataOutputView target) throws IOException;
}
