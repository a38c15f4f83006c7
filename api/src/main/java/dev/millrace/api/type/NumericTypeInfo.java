package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// The type of a primitive number.
public class NumericTypeInfo<T> extends BasicTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// A type whose values may also be used as these other types.
    protected NumericTypeInfo(Class<T> clazz, Class<?>[] castTargetTypes, TypeSerializer<T> serializer) {
        super(clazz, castTargetTypes, serializer);
    }
}
