package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.io.Serializable;

/// Serializes, deserializes and copies values of a type.
///
/// Not thread-safe. [#duplicate] returns a serializer for another thread.
public abstract class TypeSerializer<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer.
    public TypeSerializer() {}

    /// Returns whether all values are immutable, so that they can be shared instead of copied.
    public abstract boolean isImmutableType();

    /// Returns a serializer for another thread, which is this serializer if it has no state.
    public abstract TypeSerializer<T> duplicate();

    /// Returns a new value for reuse in [#deserialize(Object, DataInputView)]; null if values cannot be reused.
    public abstract T createInstance();

    /// Returns a deep copy of a value. An immutable value may be returned itself.
    public abstract T copy(T from);

    /// Returns a deep copy of a value, which may be `reuse` with new content.
    public abstract T copy(T from, T reuse);

    /// Returns the number of bytes of a serialized value; -1 if the number varies.
    public abstract int getLength();

    /// Serializes a value.
    public abstract void serialize(T record, DataOutputView target) throws IOException;

    /// Deserializes a value.
    public abstract T deserialize(DataInputView source) throws IOException;

    /// Deserializes a value and may return `reuse` with new content.
    public abstract T deserialize(T reuse, DataInputView source) throws IOException;

    /// Copies the bytes of one serialized value.
    public abstract void copy(DataInputView source, DataOutputView target) throws IOException;

    @Override
    public abstract boolean equals(Object obj);

    @Override
    public abstract int hashCode();

    /// Returns a snapshot of the serializer's configuration, which is stored with the serialized data.
    public abstract TypeSerializerSnapshot<T> snapshotConfiguration();
}
