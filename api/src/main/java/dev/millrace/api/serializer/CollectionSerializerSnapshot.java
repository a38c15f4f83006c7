package dev.millrace.api.serializer;

import java.util.Collection;

/// Stores the configuration of a [CollectionSerializer] in snapshots.
public final class CollectionSerializerSnapshot<T>
        extends CompositeTypeSerializerSnapshot<Collection<T>, CollectionSerializer<T>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public CollectionSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public CollectionSerializerSnapshot(CollectionSerializer<T> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(CollectionSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected CollectionSerializer<T> createOuterSerializerWithNestedSerializers(
            TypeSerializer<?>[] nestedSerializers) {
        return new CollectionSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
    }

    @Override
    String place(int index) {
        return "each element";
    }
}
