package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.tuple.Tuple;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the configuration of a [TupleSerializer]. Fields have no names, so their number is fixed. The types of the
/// fields may change.
public final class TupleSerializerSnapshot<T extends Tuple>
        extends CompositeTypeSerializerSnapshot<T, TupleSerializer<T>> {
    private @Nullable NamedClass<T> tupleClass;

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public TupleSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public TupleSerializerSnapshot(TupleSerializer<T> serializer) {
        super(serializer);
        tupleClass = NamedClass.of(serializer.getTupleClass());
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
        tupleClass = NamedClass.read(in, loader);
    }

    @Override
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return ((TupleSerializerSnapshot<T>) old).type().equals(type())
                ? OuterSchemaCompatibility.COMPATIBLE_AS_IS
                : OuterSchemaCompatibility.INCOMPATIBLE;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(TupleSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    protected TupleSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new TupleSerializer<>(type().get(), nestedSerializers);
    }

    @Override
    String place(int index) {
        return "field f%d of %s".formatted(index, type().simpleName());
    }

    NamedClass<T> type() {
        return Objects.requireNonNull(tupleClass, "the snapshot has not been read yet");
    }
}
