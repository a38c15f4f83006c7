package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of a [GenericArraySerializer].
public final class GenericArraySerializerSnapshot<C>
        extends CompositeTypeSerializerSnapshot<C[], GenericArraySerializer<C>> {
    private @Nullable Class<C> componentClass;

    /// For reading.
    public GenericArraySerializerSnapshot() {}

    /// The snapshot of this serializer.
    public GenericArraySerializerSnapshot(GenericArraySerializer<C> serializer) {
        super(serializer);
        componentClass = serializer.getComponentClass();
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(Objects.requireNonNull(componentClass).getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void readOuterSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        componentClass = (Class<C>) Named.load(in.readUTF(), loader);
    }

    @Override
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(TypeSerializerSnapshot<C[]> old) {
        Class<?> before = Objects.requireNonNull(((GenericArraySerializerSnapshot<?>) old).componentClass);
        return before.getName().equals(Objects.requireNonNull(componentClass).getName())
                ? OuterSchemaCompatibility.COMPATIBLE_AS_IS
                : OuterSchemaCompatibility.INCOMPATIBLE;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(GenericArraySerializer<C> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected GenericArraySerializer<C> createOuterSerializerWithNestedSerializers(
            TypeSerializer<?>[] nestedSerializers) {
        return new GenericArraySerializer<>(
                Objects.requireNonNull(componentClass), (TypeSerializer<C>) nestedSerializers[0]);
    }
}
