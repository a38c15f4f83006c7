package dev.millrace.api.serializer;

import java.util.Set;

/// Stores the configuration of a [SetSerializer] in snapshots.
public final class SetSerializerSnapshot<T> extends CompositeTypeSerializerSnapshot<Set<T>, SetSerializer<T>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public SetSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public SetSerializerSnapshot(SetSerializer<T> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(SetSerializer<T> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected SetSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new SetSerializer<>((TypeSerializer<T>) nestedSerializers[0]);
    }

    @Override
    String place(int index) {
        return "each element";
    }
}
