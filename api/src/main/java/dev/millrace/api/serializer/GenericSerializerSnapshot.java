package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the class of a [GenericSerializer]. Fields may be added and removed.
public final class GenericSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private @Nullable NamedClass<T> type;

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public GenericSerializerSnapshot() {}

    GenericSerializerSnapshot(Class<T> type) {
        this.type = NamedClass.of(type);
    }

    NamedClass<T> type() {
        return Objects.requireNonNull(type, "the snapshot has not been read yet");
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        type().write(out);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        type = NamedClass.read(in, loader);
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new GenericSerializer<>(type().get());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return old instanceof GenericSerializerSnapshot<T> that && that.type().equals(type())
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
    }
}
