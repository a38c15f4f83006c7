package dev.millrace.api.type;

import dev.millrace.api.serializer.ClassSerializers;
import dev.millrace.api.serializer.TypeSerializer;

/// Finds the serializer of a class that is met while the program runs.
public final class RuntimeClassSerializers implements ClassSerializers {
    private static final long serialVersionUID = 1L;

    /// A finder; all are alike.
    public RuntimeClassSerializers() {}

    @Override
    public TypeSerializer<?> serializerOf(Class<?> type) {
        return RuntimeTypes.ofClass(type).createSerializer(new SerializerConfigImpl());
    }
}
