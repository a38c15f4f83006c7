package dev.millrace.api.type;

import dev.millrace.api.serializer.NullableSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Set;

/// Describes sets that may be null.
public class NullableSetTypeInfo<T> extends SetTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public NullableSetTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(elementTypeInfo);
    }

    /// Creates the type from the class of the elements.
    public NullableSetTypeInfo(Class<T> elementTypeClass) {
        super(elementTypeClass);
    }

    @Override
    public TypeSerializer<Set<T>> createSerializer(SerializerConfig config) {
        return new NullableSerializer<>(super.createSerializer(config));
    }

    @Override
    public String toString() {
        return "Nullable" + super.toString();
    }
}
