package dev.millrace.api.serializer;

import dev.millrace.api.value.Either;

/// Stores the configuration of an [EitherSerializer] in snapshots.
public final class EitherSerializerSnapshot<L, R>
        extends CompositeTypeSerializerSnapshot<Either<L, R>, EitherSerializer<L, R>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public EitherSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public EitherSerializerSnapshot(EitherSerializer<L, R> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(EitherSerializer<L, R> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected EitherSerializer<L, R> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new EitherSerializer<>(
                (TypeSerializer<L>) nestedSerializers[0], (TypeSerializer<R>) nestedSerializers[1]);
    }

    @Override
    String place(int index) {
        return index == 0 ? "the left side" : "the right side";
    }
}
