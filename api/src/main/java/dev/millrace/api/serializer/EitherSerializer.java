package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.Either;
import java.io.IOException;

/// Serializes values of one of two types.
@SuppressWarnings("NullAway")
public final class EitherSerializer<L, R> extends NestedSerializer<Either<L, R>> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializers of both types.
    public EitherSerializer(TypeSerializer<L> leftSerializer, TypeSerializer<R> rightSerializer) {
        super(leftSerializer, rightSerializer);
    }

    /// Returns the serializer of the left values.
    @SuppressWarnings("unchecked")
    public TypeSerializer<L> getLeftSerializer() {
        return (TypeSerializer<L>) nested[0];
    }

    /// Returns the serializer of the right values.
    @SuppressWarnings("unchecked")
    public TypeSerializer<R> getRightSerializer() {
        return (TypeSerializer<R>) nested[1];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<Either<L, R>> with(TypeSerializer<?>[] others) {
        return new EitherSerializer<>((TypeSerializer<L>) others[0], (TypeSerializer<R>) others[1]);
    }

    @Override
    public Either<L, R> createInstance() {
        return null;
    }

    @Override
    public Either<L, R> copy(Either<L, R> from) {
        return from.isLeft()
                ? Either.Left(getLeftSerializer().copy(from.left()))
                : Either.Right(getRightSerializer().copy(from.right()));
    }

    @Override
    public void serialize(Either<L, R> record, DataOutputView target) throws IOException {
        target.writeBoolean(record.isLeft());
        if (record.isLeft()) getLeftSerializer().serialize(record.left(), target);
        else getRightSerializer().serialize(record.right(), target);
    }

    @Override
    public Either<L, R> deserialize(DataInputView source) throws IOException {
        return source.readBoolean()
                ? Either.Left(getLeftSerializer().deserialize(source))
                : Either.Right(getRightSerializer().deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<Either<L, R>> snapshotConfiguration() {
        return new EitherSerializerSnapshot<>(this);
    }
}
