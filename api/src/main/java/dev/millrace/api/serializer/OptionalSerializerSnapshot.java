package dev.millrace.api.serializer;

import java.util.Optional;

/// Stores the configuration of an [OptionalSerializer] in snapshots.
public final class OptionalSerializerSnapshot<T>
        extends CompositeTypeSerializerSnapshot<Optional<T>, OptionalSerializer<T>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public OptionalSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public OptionalSerializerSnapshot(OptionalSerializer<T> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(OptionalSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected OptionalSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new OptionalSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
    }

    @Override
    String place(int index) {
        return "the value";
    }
}
