package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.io.Serializable;

/// Turns values of a type into bytes and back, and copies them.
///
/// A serializer is used by one thread at a time; [#duplicate] gives another thread its own.
public abstract class TypeSerializer<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// For subclasses.
    public TypeSerializer() {}

    /// Whether values never change, so that they can be shared instead of copied.
    public abstract boolean isImmutableType();

    /// A serializer for another thread; this one itself if it keeps no state.
    public abstract TypeSerializer<T> duplicate();

    /// A new value to be reused in reading, or null if values cannot be reused.
    public abstract T createInstance();

    /// A value equal to this one that shares nothing that can change.
    public abstract T copy(T from);

    /// Like [#copy(Object)], but may fill and return `reuse`.
    public abstract T copy(T from, T reuse);

    /// The number of bytes of every value, or -1 if it varies.
    public abstract int getLength();

    /// Writes a value.
    public abstract void serialize(T record, DataOutputView target) throws IOException;

    /// Reads a value.
    public abstract T deserialize(DataInputView source) throws IOException;

    /// Reads a value, possibly into `reuse`.
    public abstract T deserialize(T reuse, DataInputView source) throws IOException;

    /// Copies the bytes of one value.
    public abstract void copy(DataInputView source, DataOutputView target) throws IOException;

    @Override
    public abstract boolean equals(Object obj);

    @Override
    public abstract int hashCode();

    /// The written form as it is now, to be stored beside the bytes.
    public abstract TypeSerializerSnapshot<T> snapshotConfiguration();
}
