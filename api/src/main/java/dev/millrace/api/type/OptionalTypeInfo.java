package dev.millrace.api.type;

import dev.millrace.api.serializer.OptionalSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Optional;

/// The type of optional values.
public final class OptionalTypeInfo<T> extends UnstructuredTypeInfo<Optional<T>> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public OptionalTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(Optional.class, elementTypeInfo);
    }

    /// The type of the value.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<Optional<T>> createSerializer(SerializerConfig config) {
        return new OptionalSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
