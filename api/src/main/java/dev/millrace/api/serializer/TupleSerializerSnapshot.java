package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.tuple.Tuple;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of a [TupleSerializer].
public final class TupleSerializerSnapshot<T extends Tuple>
        extends CompositeTypeSerializerSnapshot<T, TupleSerializer<T>> {
    private @Nullable Class<T> tupleClass;

    /// For reading.
    public TupleSerializerSnapshot() {}

    /// The snapshot of this serializer.
    public TupleSerializerSnapshot(TupleSerializer<T> serializer) {
        super(serializer);
        tupleClass = serializer.getTupleClass();
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(Objects.requireNonNull(tupleClass).getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void readOuterSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        tupleClass = (Class<T>) Named.load(in.readUTF(), loader);
    }

    @Override
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        Class<?> before = Objects.requireNonNull(((TupleSerializerSnapshot<?>) old).tupleClass);
        return before.getName().equals(Objects.requireNonNull(tupleClass).getName())
                ? OuterSchemaCompatibility.COMPATIBLE_AS_IS
                : OuterSchemaCompatibility.INCOMPATIBLE;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(TupleSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected TupleSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new TupleSerializer<>(Objects.requireNonNull(tupleClass), nestedSerializers);
    }
}
