package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.Value;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of a [MutableValueSerializer]: the class of the values.
public final class MutableValueSerializerSnapshot<T extends Value> implements TypeSerializerSnapshot<T> {
    private @Nullable Class<T> type;

    /// For reading.
    public MutableValueSerializerSnapshot() {}

    MutableValueSerializerSnapshot(Class<T> type) {
        this.type = type;
    }

    private Class<T> type() {
        return Objects.requireNonNull(type, "the snapshot has not been read yet");
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(type().getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        type = (Class<T>) Named.load(in.readUTF(), loader);
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new MutableValueSerializer<>(type());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return old instanceof MutableValueSerializerSnapshot<T> that
                        && that.type().getName().equals(type().getName())
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
