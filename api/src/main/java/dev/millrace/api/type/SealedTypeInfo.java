package dev.millrace.api.type;

import dev.millrace.api.serializer.SealedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.ArrayList;
import java.util.List;

/// Describes a sealed class or interface by the classes that it permits.
public final class SealedTypeInfo<T> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    private final List<Class<?>> classes;

    /// Creates the type from the types of the permitted classes, which are all concrete.
    public SealedTypeInfo(Class<T> typeClass, List<TypeInformation<?>> permitted) {
        super(typeClass, permitted.toArray(TypeInformation<?>[]::new));
        classes = List.copyOf(
                permitted.stream().<Class<?>>map(TypeInformation::getTypeClass).toList());
    }

    /// Returns the types of the permitted classes.
    public List<TypeInformation<?>> getPermittedTypes() {
        List<TypeInformation<?>> types = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) types.add(part(i));
        return types;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        TypeSerializer<?>[] serializers = getPermittedTypes().stream()
                .map(type -> type.createSerializer(config))
                .toArray(TypeSerializer<?>[]::new);
        return new SealedSerializer<>(getTypeClass(), classes, serializers);
    }
}
