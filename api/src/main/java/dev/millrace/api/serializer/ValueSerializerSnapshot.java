package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Stores the class of a serializer without parameters. Numbers may change to a wider type.
public final class ValueSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private @Nullable TypeSerializer<T> serializer;

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public ValueSerializerSnapshot() {}

    ValueSerializerSnapshot(TypeSerializer<T> serializer) {
        this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(restoreSerializer().getClass().getName());
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        serializer = Named.newInstance(in.readUTF(), TypeSerializer.class, loader);
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        if (serializer == null) throw new IllegalStateException("The snapshot has not been read yet.");
        return serializer;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (old instanceof ValueSerializerSnapshot<T> that) {
            TypeSerializer<T> before = that.restoreSerializer();
            if (restoreSerializer().equals(before)) return TypeSerializerSchemaCompatibility.compatibleAsIs();
            Scalar narrow = Scalar.of(before);
            Scalar wide = Scalar.of(restoreSerializer());
            if (narrow != null && wide != null && narrow.widensTo(wide)) {
                return TypeSerializerSchemaCompatibility.compatibleAfterMigration(new WideningReader<>(before, wide));
            }
        }
        return TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
    }
}
