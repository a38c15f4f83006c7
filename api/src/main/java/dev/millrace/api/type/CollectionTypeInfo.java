package dev.millrace.api.type;

import dev.millrace.api.serializer.CollectionSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Collection;

/// Describes collections that are declared as `Collection`.
public final class CollectionTypeInfo<T> extends UnstructuredTypeInfo<Collection<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public CollectionTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(Collection.class, elementTypeInfo);
    }

    /// Returns the type of the elements.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<Collection<T>> createSerializer(SerializerConfig config) {
        return new CollectionSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
