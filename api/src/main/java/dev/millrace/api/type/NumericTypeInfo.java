package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// Describes a number.
public class NumericTypeInfo<T> extends BasicTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// Creates a type whose values can be cast to other types.
    protected NumericTypeInfo(Class<T> clazz, Class<?>[] castTargetTypes, TypeSerializer<T> serializer) {
        super(clazz, castTargetTypes, serializer);
    }
}
