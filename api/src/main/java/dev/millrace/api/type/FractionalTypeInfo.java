package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// Describes a floating-point number.
public class FractionalTypeInfo<T> extends NumericTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// Creates a type whose values can be cast to other types.
    protected FractionalTypeInfo(Class<T> clazz, Class<?>[] castTargetTypes, TypeSerializer<T> serializer) {
        super(clazz, castTargetTypes, serializer);
    }
}
