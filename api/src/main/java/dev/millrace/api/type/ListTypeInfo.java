package dev.millrace.api.type;

import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.List;

/// Describes lists. The elements may be null.
public class ListTypeInfo<T> extends UnstructuredTypeInfo<List<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public ListTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(List.class, elementTypeInfo);
    }

    /// Creates the type from the class of the elements.
    public ListTypeInfo(Class<T> elementTypeClass) {
        this(of(elementTypeClass));
    }

    /// Returns the type of the elements.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<List<T>> createSerializer(SerializerConfig config) {
        return new ListSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
