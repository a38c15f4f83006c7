package dev.millrace.table.types.extraction;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces the type variables of the superclasses of a class.
final class GenericTypes {
    private final Map<TypeVariable<?>, Type> variables = new HashMap<>();

    GenericTypes(Type type) {
        collect(type);
    }

    private void collect(@Nullable Type type) {
        if (type == null) return;
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] formal = raw.getTypeParameters();
            Type[] actual = parameterized.getActualTypeArguments();
            for (int i = 0; i < formal.length; i++) variables.put(formal[i], resolved(actual[i]));
        }
        collect(raw.getGenericSuperclass());
        for (Type each : raw.getGenericInterfaces()) collect(each);
    }

    /// Returns the argument of a generic superclass; `Object` if it is not known.
    Type argument(Class<?> superclass, int index) {
        return resolved(superclass.getTypeParameters()[index]);
    }

    /// Returns a type without variables that are known.
    Type resolved(Type type) {
        return switch (type) {
            case TypeVariable<?> variable -> {
                Type known = variables.get(variable);
                yield known == null || known.equals(variable) ? raw(variable.getBounds()[0]) : known;
            }
            case WildcardType wildcard -> resolved(wildcard.getUpperBounds()[0]);
            case GenericArrayType array -> new ArrayOf(resolved(array.getGenericComponentType()));
            case ParameterizedType parameterized -> {
                Type[] arguments = parameterized.getActualTypeArguments().clone();
                for (int i = 0; i < arguments.length; i++) arguments[i] = resolved(arguments[i]);
                yield new Applied(raw(parameterized), arguments, parameterized.getOwnerType());
            }
            default -> type;
        };
    }

    /// Returns the class without arguments.
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    /// Is an array of a generic type.
    private record ArrayOf(Type getGenericComponentType) implements GenericArrayType {}

    /// Is a generic class with arguments.
    private record Applied(
            Class<?> getRawType,
            Type[] getActualTypeArguments,
            @Nullable Type getOwnerType) implements ParameterizedType {}
}
