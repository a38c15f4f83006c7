package dev.millrace.api.type;

import dev.millrace.api.serializer.EitherSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.value.Either;

/// Describes values of one of two types.
public class EitherTypeInfo<L, R> extends UnstructuredTypeInfo<Either<L, R>> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public EitherTypeInfo(TypeInformation<L> leftType, TypeInformation<R> rightType) {
        super(Either.class, leftType, rightType);
    }

    /// Returns the type of the left values.
    public TypeInformation<L> getLeftType() {
        return part(0);
    }

    /// Returns the type of the right values.
    public TypeInformation<R> getRightType() {
        return part(1);
    }

    @Override
    public TypeSerializer<Either<L, R>> createSerializer(SerializerConfig config) {
        return new EitherSerializer<>(
                getLeftType().createSerializer(config), getRightType().createSerializer(config));
    }
}
