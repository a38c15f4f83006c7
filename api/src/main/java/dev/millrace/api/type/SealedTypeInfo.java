package dev.millrace.api.type;

import dev.millrace.api.serializer.SealedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.ArrayList;
import java.util.List;

/// The type of a sealed class or interface: one of the classes that it permits.
public final class SealedTypeInfo<T> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    private final List<Class<?>> classes;

    /// The type over the types of the permitted classes, all of them concrete.
    public SealedTypeInfo(Class<T> typeClass, List<TypeInformation<?>> permitted) {
        super(typeClass, permitted.toArray(TypeInformation<?>[]::new));
        classes = List.copyOf(
                permitted.stream().<Class<?>>map(TypeInformation::getTypeClass).toList());
    }

    /// The types of the permitted classes.
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
