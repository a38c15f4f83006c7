package dev.millrace.api.type;

import dev.millrace.api.serializer.SetSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Set;

/// Describes sets. The elements may be null.
public class SetTypeInfo<T> extends UnstructuredTypeInfo<Set<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public SetTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(Set.class, elementTypeInfo);
    }

    /// Creates the type from the class of the elements.
    public SetTypeInfo(Class<T> elementTypeClass) {
        this(of(elementTypeClass));
    }

    /// Returns the type of the elements.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<Set<T>> createSerializer(SerializerConfig config) {
        return new SetSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
