package dev.millrace.table.data;

import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.memory.DataOutputViewStreamWrapper;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Has an object of a program, its serialized form, or both.
final class LazyRawValueData<T> implements RawValueData<T> {
    private @Nullable T object;
    private byte @Nullable [] bytes;

    LazyRawValueData(@Nullable T object, byte @Nullable [] bytes) {
        this.object = object;
        this.bytes = bytes;
    }

    @Override
    public T toObject(TypeSerializer<T> serializer) {
        if (object == null) {
            try {
                object = serializer.deserialize(
                        new DataInputViewStreamWrapper(new ByteArrayInputStream(Objects.requireNonNull(bytes))));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return object;
    }

    @Override
    public byte[] toBytes(TypeSerializer<T> serializer) {
        byte[] known = bytes;
        if (known == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                serializer.serialize(Objects.requireNonNull(object), new DataOutputViewStreamWrapper(out));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            known = out.toByteArray();
            bytes = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof LazyRawValueData<?> value)) return false;
        if (object != null && value.object != null) return object.equals(value.object);
        return bytes != null && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return object == null ? Arrays.hashCode(bytes) : object.hashCode();
    }

    @Override
    public String toString() {
        return object == null ? "RawValue{?}" : "RawValue{" + object + "}";
    }
}
