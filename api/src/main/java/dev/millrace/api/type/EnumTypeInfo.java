package dev.millrace.api.type;

import dev.millrace.api.serializer.EnumSerializer;
import dev.millrace.api.serializer.TypeSerializer;

/// Describes the constants of an enum.
public class EnumTypeInfo<T extends Enum<T>> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// Creates the type of an enum.
    public EnumTypeInfo(Class<T> typeClass) {
        super(typeClass);
        if (!typeClass.isEnum()) throw new IllegalArgumentException(typeClass.getName() + " is not an enum.");
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new EnumSerializer<>(getTypeClass());
    }

    @Override
    public String toString() {
        return "EnumTypeInfo<" + getTypeClass().getName() + ">";
    }
}
