package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the configuration of a [GenericArraySerializer] in snapshots.
public final class GenericArraySerializerSnapshot<C>
        extends CompositeTypeSerializerSnapshot<C[], GenericArraySerializer<C>> {
    private @Nullable NamedClass<C> componentClass;

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public GenericArraySerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public GenericArraySerializerSnapshot(GenericArraySerializer<C> serializer) {
        super(serializer);
        componentClass = NamedClass.of(serializer.getComponentClass());
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {
        type().write(out);
    }

    @Override
    protected void readOuterSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        componentClass = NamedClass.read(in, loader);
    }

    @Override
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(TypeSerializerSnapshot<C[]> old) {
        return ((GenericArraySerializerSnapshot<C>) old).type().equals(type())
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
        return new GenericArraySerializer<>(type().get(), (TypeSerializer<C>) nestedSerializers[0]);
    }

    @Override
    String place(int index) {
        return "each element";
    }

    private NamedClass<C> type() {
        return Objects.requireNonNull(componentClass, "the snapshot has not been read yet");
    }
}
