package dev.millrace.api.serializer;

import java.util.List;

/// Stores the configuration of a [ListSerializer] in snapshots.
public final class ListSerializerSnapshot<T> extends CompositeTypeSerializerSnapshot<List<T>, ListSerializer<T>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public ListSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public ListSerializerSnapshot(ListSerializer<T> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(ListSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected ListSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new ListSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
    }

    @Override
    String place(int index) {
        return "each element";
    }
}
