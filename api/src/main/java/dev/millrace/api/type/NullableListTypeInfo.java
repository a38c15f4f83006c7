package dev.millrace.api.type;

import dev.millrace.api.serializer.NullableSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.List;

/// Describes lists that may be null.
public class NullableListTypeInfo<T> extends ListTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public NullableListTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(elementTypeInfo);
    }

    /// Creates the type from the class of the elements.
    public NullableListTypeInfo(Class<T> elementTypeClass) {
        super(elementTypeClass);
    }

    @Override
    public TypeSerializer<List<T>> createSerializer(SerializerConfig config) {
        return new NullableSerializer<>(super.createSerializer(config));
    }

    @Override
    public String toString() {
        return "Nullable" + super.toString();
    }
}
