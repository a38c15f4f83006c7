package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// The type of a whole primitive number.
public class IntegerTypeInfo<T> extends NumericTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// A type whose values may also be used as these other types.
    protected IntegerTypeInfo(Class<T> clazz, Class<?>[] castTargetTypes, TypeSerializer<T> serializer) {
        super(clazz, castTargetTypes, serializer);
    }
}
