package dev.millrace.api.type;

import dev.millrace.api.serializer.NullableSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.List;

/// The type of lists that may be null themselves.
public class NullableListTypeInfo<T> extends ListTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public NullableListTypeInfo(TypeInformation<T> elementTypeInfo) {
        super(elementTypeInfo);
    }

    /// The type over the type of a class.
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
