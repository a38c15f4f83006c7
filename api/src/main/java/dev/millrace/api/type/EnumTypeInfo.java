package dev.millrace.api.type;

import dev.millrace.api.serializer.EnumSerializer;
import dev.millrace.api.serializer.TypeSerializer;

/// The type of an enum's constants.
public class EnumTypeInfo<T extends Enum<T>> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of this enum.
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
