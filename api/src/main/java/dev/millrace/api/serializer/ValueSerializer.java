package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes values without parameters. The class identifies the serializer.
public abstract sealed class ValueSerializer<T> extends TypeSerializerSingleton<T>
        permits ImmutableSerializer, CloningSerializer {
    private static final long serialVersionUID = 1L;

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new ValueSerializerSnapshot<>(this);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
