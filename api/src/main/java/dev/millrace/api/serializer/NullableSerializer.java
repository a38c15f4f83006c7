package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes null and the values of another serializer.
@SuppressWarnings("NullAway")
public final class NullableSerializer<T> extends NestedSerializer<T> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializer of non-null values.
    public NullableSerializer(TypeSerializer<T> serializer) {
        super(serializer);
    }

    /// Returns the serializer of non-null values.
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> getElementSerializer() {
        return (TypeSerializer<T>) nested[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new NullableSerializer<>((TypeSerializer<T>) others[0]);
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return from == null ? null : getElementSerializer().copy(from);
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        target.writeBoolean(value != null);
        if (value != null) getElementSerializer().serialize(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return source.readBoolean() ? getElementSerializer().deserialize(source) : null;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new NullableSerializerSnapshot<>(this);
    }
}
