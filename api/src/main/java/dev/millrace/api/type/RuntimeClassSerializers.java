package dev.millrace.api.type;

import dev.millrace.api.serializer.ClassSerializers;
import dev.millrace.api.serializer.TypeSerializer;

/// Finds the serializers of classes that become known at run time.
public final class RuntimeClassSerializers implements ClassSerializers {
    private static final long serialVersionUID = 1L;

    /// Creates an instance; all instances are equal.
    public RuntimeClassSerializers() {}

    @Override
    public TypeSerializer<?> serializerOf(Class<?> type) {
        return RuntimeTypes.ofClass(type).createSerializer(new SerializerConfigImpl());
    }
}
