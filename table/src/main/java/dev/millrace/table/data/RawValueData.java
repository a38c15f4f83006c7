package dev.millrace.table.data;

import dev.millrace.api.serializer.TypeSerializer;

/// Is a value of the type RAW: an object of a program, as an object or serialized.
///
/// @param <T> the class of the object
public interface RawValueData<T> {
    /// Returns the object.
    T toObject(TypeSerializer<T> serializer);

    /// Returns the serialized object.
    byte[] toBytes(TypeSerializer<T> serializer);

    /// Returns the value of an object.
    static <T> RawValueData<T> fromObject(T object) {
        return new LazyRawValueData<>(object, null);
    }

    /// Returns the value of a serialized object.
    static <T> RawValueData<T> fromBytes(byte[] bytes) {
        return new LazyRawValueData<>(null, bytes);
    }
}
