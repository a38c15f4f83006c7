package dev.millrace.api.type;

import dev.millrace.api.serializer.GenericArraySerializer;
import dev.millrace.api.serializer.TypeSerializer;

/// The type of arrays of objects, whose elements may be null.
public class ObjectArrayTypeInfo<T, C> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    private ObjectArrayTypeInfo(Class<T> arrayClass, TypeInformation<C> componentInfo) {
        super(arrayClass, componentInfo);
    }

    /// The type of an array class with components of this type.
    public static <T, C> ObjectArrayTypeInfo<T, C> getInfoFor(Class<T> arrayClass, TypeInformation<C> componentInfo) {
        if (!arrayClass.isArray()) throw new IllegalArgumentException(arrayClass.getName() + " is not an array.");
        return new ObjectArrayTypeInfo<>(arrayClass, componentInfo);
    }

    /// The type of arrays with components of this type.
    @SuppressWarnings("unchecked")
    public static <T, C> ObjectArrayTypeInfo<T, C> getInfoFor(TypeInformation<C> componentInfo) {
        return new ObjectArrayTypeInfo<>((Class<T>) componentInfo.getTypeClass().arrayType(), componentInfo);
    }

    /// The type of the components.
    public TypeInformation<C> getComponentInfo() {
        return part(0);
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        Class<C> componentClass = (Class<C>) getTypeClass().getComponentType();
        return (TypeSerializer<T>)
                new GenericArraySerializer<>(componentClass, getComponentInfo().createSerializer(config));
    }
}
