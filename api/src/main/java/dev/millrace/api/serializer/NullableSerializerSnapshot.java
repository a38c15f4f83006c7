package dev.millrace.api.serializer;

/// Stores the configuration of a [NullableSerializer] in snapshots.
public final class NullableSerializerSnapshot<T> extends CompositeTypeSerializerSnapshot<T, NullableSerializer<T>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public NullableSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public NullableSerializerSnapshot(NullableSerializer<T> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(NullableSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected NullableSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new NullableSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
    }

    @Override
    String place(int index) {
        return "the value";
    }
}
