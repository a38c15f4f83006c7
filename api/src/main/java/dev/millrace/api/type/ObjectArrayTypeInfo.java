package dev.millrace.api.type;

import dev.millrace.api.serializer.GenericArraySerializer;
import dev.millrace.api.serializer.TypeSerializer;

/// Describes arrays of objects. The elements may be null.
public class ObjectArrayTypeInfo<T, C> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    private ObjectArrayTypeInfo(Class<T> arrayClass, TypeInformation<C> componentInfo) {
        super(arrayClass, componentInfo);
    }

    /// Returns the type of an array class with components of a type.
    ///
    /// @throws IllegalArgumentException if the class is not an array class
    public static <T, C> ObjectArrayTypeInfo<T, C> getInfoFor(Class<T> arrayClass, TypeInformation<C> componentInfo) {
        if (!arrayClass.isArray()) throw new IllegalArgumentException(arrayClass.getName() + " is not an array.");
        return new ObjectArrayTypeInfo<>(arrayClass, componentInfo);
    }

    /// Returns the type of arrays with components of a type.
    @SuppressWarnings("unchecked")
    public static <T, C> ObjectArrayTypeInfo<T, C> getInfoFor(TypeInformation<C> componentInfo) {
        return new ObjectArrayTypeInfo<>((Class<T>) componentInfo.getTypeClass().arrayType(), componentInfo);
    }

    /// Returns the type of the components.
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
