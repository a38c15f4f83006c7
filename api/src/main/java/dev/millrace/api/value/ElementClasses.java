package dev.millrace.api.value;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/// Finds the classes that a subclass passes to the type parameters of its superclass.
final class ElementClasses {
    private ElementClasses() {}

    /// Returns the class of a type parameter of `parent`, a direct or indirect superclass of `child`.
    ///
    /// @throws IllegalStateException if the subclass does not set the type parameter
    @SuppressWarnings("unchecked")
    static <V extends Value> Class<V> of(Class<?> child, Class<?> parent, int parameter) {
        Class<?> below = child;
        while (below.getSuperclass() != parent) below = below.getSuperclass();
        if (below.getGenericSuperclass() instanceof ParameterizedType type) {
            Type argument = type.getActualTypeArguments()[parameter];
            if (argument instanceof ParameterizedType generic) argument = generic.getRawType();
            if (argument instanceof Class<?> chosen) return (Class<V>) chosen;
        }
        throw new IllegalStateException(child.getName() + " does not say of which class its elements are: extend "
                + parent.getSimpleName() + " with classes for its type parameters.");
    }

    /// Creates a value with the public constructor without parameters.
    ///
    /// @throws IllegalStateException if there is no such constructor
    static <V> V create(Class<V> valueClass) {
        try {
            return valueClass.getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(
                    valueClass.getName() + " needs a public constructor without parameters.", failure);
        }
    }
}
