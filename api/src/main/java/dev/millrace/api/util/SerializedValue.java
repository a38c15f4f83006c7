package dev.millrace.api.util;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Holds a value as bytes of Java serialization, so that holders do not need its class. Immutable.
public class SerializedValue<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] serializedData;

    protected SerializedValue(byte[] serializedData) {
        Preconditions.checkArgument(serializedData.length > 0, "there are no bytes to hold");
        this.serializedData = serializedData;
    }

    /// Serializes a value.
    ///
    /// @throws IOException if the value is not serializable
    public SerializedValue(T value) throws IOException {
        this.serializedData = InstantiationUtil.serializeObject(Preconditions.checkNotNull(value));
    }

    /// Deserializes the value. Each call returns a new object.
    public T deserializeValue(ClassLoader loader) throws IOException, ClassNotFoundException {
        return InstantiationUtil.deserializeObject(serializedData, loader);
    }

    /// Returns the bytes without a copy. Callers must not change them.
    public byte[] getByteArray() {
        return serializedData;
    }

    /// Creates an object from the bytes of another one.
    ///
    /// @throws IllegalArgumentException if there are no bytes
    public static <T> SerializedValue<T> fromBytes(byte[] serializedData) {
        return new SerializedValue<>(serializedData);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(serializedData);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SerializedValue<?> value && Arrays.equals(serializedData, value.serializedData);
    }

    @Override
    public String toString() {
        return "serialized value of " + serializedData.length + " bytes";
    }
}
