package dev.millrace.api.util;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A value kept as bytes of Java serialization, so that holders need not know its class.
public class SerializedValue<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] serializedData;

    protected SerializedValue(byte[] serializedData) {
        Preconditions.checkArgument(serializedData.length > 0, "there are no bytes to hold");
        this.serializedData = serializedData;
    }

    /// @throws IOException if the value cannot be serialized
    public SerializedValue(T value) throws IOException {
        this.serializedData = InstantiationUtil.serializeObject(Preconditions.checkNotNull(value));
    }

    /// The value, anew at each call.
    public T deserializeValue(ClassLoader loader) throws IOException, ClassNotFoundException {
        return InstantiationUtil.deserializeObject(serializedData, loader);
    }

    /// The bytes themselves, not a copy.
    public byte[] getByteArray() {
        return serializedData;
    }

    /// A holder of bytes made earlier.
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
