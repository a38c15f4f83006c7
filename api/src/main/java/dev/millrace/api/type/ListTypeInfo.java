package dev.millrace.api.type;

import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.List;

/// The type of lists; their elements may be null.
public class ListTypeInfo<T> extends UnstructuredTypeInfo<List<T>> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public ListTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(List.class, elementTypeInfo);
    }

    /// The type over the type of a class.
    public ListTypeInfo(Class<T> elementTypeClass) {
        this(of(elementTypeClass));
    }

    /// The type of the elements.
    public TypeInformation<T> getElementTypeInfo() {
        return part(0);
    }

    @Override
    public TypeSerializer<List<T>> createSerializer(SerializerConfig config) {
        return new ListSerializer<>(getElementTypeInfo().createSerializer(config));
    }
}
