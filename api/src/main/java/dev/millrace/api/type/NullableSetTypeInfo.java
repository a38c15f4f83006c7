package dev.millrace.api.type;

import dev.millrace.api.serializer.NullableSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Set;

/// The type of sets that may be null themselves.
public class NullableSetTypeInfo<T> extends SetTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public NullableSetTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(elementTypeInfo);
    }

    /// The type over the type of a class.
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
