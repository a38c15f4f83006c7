package dev.millrace.api.serializer;

import dev.millrace.api.value.Either;

/// The snapshot of a [EitherSerializer].
public final class EitherSerializerSnapshot<L, R>
        extends CompositeTypeSerializerSnapshot<Either<L, R>, EitherSerializer<L, R>> {

    /// For reading.
    public EitherSerializerSnapshot() {}

    /// The snapshot of this serializer.
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
