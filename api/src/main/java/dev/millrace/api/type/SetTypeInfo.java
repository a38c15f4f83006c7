package dev.millrace.api.type;

import dev.millrace.api.serializer.SetSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Set;

/// The type of sets; their elements may be null.
public class SetTypeInfo<T> extends UnstructuredTypeInfo<Set<T>> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public SetTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(Set.class, elementTypeInfo);
    }

    /// The type over the type of a class.
    public SetTypeInfo(Class<T> elementTypeClass) {
        this(of(elementTypeClass));
    }

    /// The type of the elements.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<Set<T>> createSerializer(SerializerConfig config) {
        return new SetSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
