package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.Value;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the value class of a [MutableValueSerializer].
public final class MutableValueSerializerSnapshot<T extends Value> implements TypeSerializerSnapshot<T> {
    private @Nullable NamedClass<T> type;

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public MutableValueSerializerSnapshot() {}

    MutableValueSerializerSnapshot(Class<T> type) {
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
        return new MutableValueSerializer<>(type().get());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return old instanceof MutableValueSerializerSnapshot<T> that
                        && that.type().equals(type())
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
    }
}
