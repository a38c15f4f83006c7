package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes values of another serializer, or null.
@SuppressWarnings("NullAway")
public final class NullableSerializer<T> extends NestedSerializer<T> {
    private static final long serialVersionUID = 1L;

    /// A serializer over this one.
    public NullableSerializer(TypeSerializer<T> serializer) {
        super(serializer);
    }

    /// The serializer of what is not null.
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
