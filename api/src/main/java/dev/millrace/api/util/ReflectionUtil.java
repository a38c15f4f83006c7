package dev.millrace.api.util;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/// Reads the type arguments that classes pass to their superclasses. Published connectors use the methods.
public final class ReflectionUtil {
    private ReflectionUtil() {}

    /// Creates an object by the constructor without parameters.
    ///
    /// @throws IllegalArgumentException if the class has no such constructor, or if the constructor throws
    public static <T> T newInstance(Class<T> clazz) {
        try {
            return clazz.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException failed) {
            throw new IllegalArgumentException("The constructor of " + clazz.getName() + " failed.", failed.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalArgumentException(
                    clazz.getName() + " needs a public constructor without parameters.", impossible);
        }
    }

    /// Returns the first type argument that a class passes to its superclass.
    public static <T> Class<T> getTemplateType1(Class<?> clazz) {
        return getTemplateType(clazz, 0);
    }

    /// Returns the first type argument of a type.
    @SuppressWarnings("unchecked")
    public static <T> Class<T> getTemplateType1(Type type) {
        if (type instanceof ParameterizedType given) return (Class<T>) raw(given.getActualTypeArguments()[0]);
        throw new IllegalArgumentException(type.getTypeName() + " has no type arguments.");
    }

    /// Returns a type argument that a class passes to its superclass.
    ///
    /// @param num the place of the argument, beginning with 0
    /// @throws IllegalArgumentException if there is no such argument, or if it is a type variable
    @SuppressWarnings("unchecked")
    public static <T> Class<T> getTemplateType(Class<?> clazz, int num) {
        Class<?>[] arguments = getSuperTemplateTypes(clazz);
        if (num < arguments.length) return (Class<T>) arguments[num];
        throw new IllegalArgumentException(clazz.getName() + " passes " + arguments.length
                + " type arguments to its superclass, not " + (num + 1));
    }

    /// Returns the type arguments that a class passes to its superclass; none if the superclass has none.
    public static Class<?>[] getSuperTemplateTypes(Class<?> clazz) {
        return clazz.getGenericSuperclass() instanceof ParameterizedType parent
                ? getTemplateTypes(parent)
                : new Class<?>[0];
    }

    /// Returns the type arguments of a type as classes.
    public static Class<?>[] getTemplateTypes(ParameterizedType parameterizedType) {
        List<Class<?>> classes = new ArrayList<>();
        for (Type each : parameterizedType.getActualTypeArguments()) classes.add(raw(each));
        return classes.toArray(Class<?>[]::new);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType given -> (Class<?>) given.getRawType();
            default -> throw new IllegalArgumentException("The type argument " + type.getTypeName() + " is no class.");
        };
    }
}
