package dev.millrace.api.type;

import dev.millrace.api.serializer.EitherSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.value.Either;

/// The type of values of one of two types.
public class EitherTypeInfo<L, R> extends UnstructuredTypeInfo<Either<L, R>> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public EitherTypeInfo(TypeInformation<L> leftType, TypeInformation<R> rightType) {
        super(Either.class, leftType, rightType);
    }

    /// The type of the left values.
    public TypeInformation<L> getLeftType() {
        return part(0);
    }

    /// The type of the right values.
    public TypeInformation<R> getRightType() {
        return part(1);
    }

    @Override
    public TypeSerializer<Either<L, R>> createSerializer(SerializerConfig config) {
        return new EitherSerializer<>(
                getLeftType().createSerializer(config), getRightType().createSerializer(config));
    }
}
