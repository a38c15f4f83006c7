package dev.millrace.api.type;

import dev.millrace.api.serializer.OptionalSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Optional;

/// Describes optional values.
public final class OptionalTypeInfo<T> extends UnstructuredTypeInfo<Optional<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the type of present values.
    public OptionalTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(Optional.class, elementTypeInfo);
    }

    /// Returns the type of present values.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<Optional<T>> createSerializer(SerializerConfig config) {
        return new OptionalSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
