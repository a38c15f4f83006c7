package dev.millrace.api.plan;

import dev.millrace.api.serializer.CompositeTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializer;

/// Describes a [UnionSerializer] in a snapshot.
public class UnionSerializerSnapshot<T1, T2>
        extends CompositeTypeSerializerSnapshot<TaggedUnion<T1, T2>, UnionSerializer<T1, T2>> {

    /// Creates an empty object, into which a snapshot is read.
    public UnionSerializerSnapshot() {}

    UnionSerializerSnapshot(UnionSerializer<T1, T2> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 2;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(UnionSerializer<T1, T2> outerSerializer) {
        return outerSerializer.nested();
    }

    @Override
    @SuppressWarnings("unchecked") // nested serializers keep their order
    protected UnionSerializer<T1, T2> createOuterSerializerWithNestedSerializers(
            TypeSerializer<?>[] nestedSerializers) {
        return new UnionSerializer<>(
                (TypeSerializer<T1>) nestedSerializers[0], (TypeSerializer<T2>) nestedSerializers[1]);
    }
}
