package dev.millrace.api.type;

import dev.millrace.api.serializer.PojoMethods;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Resolves type arguments in class hierarchies.
final class Generics {
    private Generics() {}

    /// Represents a class with type arguments.
    private record Parameterized(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }

    /// Represents an array whose component type has type arguments.
    private record ArrayOf(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }

    /// Returns the type arguments that a type passes to a supertype. Unknown arguments remain type variables.
    static List<Type> arguments(Class<?> supertype, Type start) {
        List<Type> found = find(supertype, start, Map.of());
        return found != null ? found : List.of(supertype.getTypeParameters());
    }

    private static @Nullable List<Type> find(Class<?> supertype, Type type, Map<TypeVariable<?>, Type> known) {
        Class<?> raw = raw(type);
        if (!supertype.isAssignableFrom(raw)) return null;
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        if (type instanceof ParameterizedType given) {
            Type[] arguments = given.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) bound.put(variables[i], substitute(arguments[i], known));
        }
        if (raw == supertype)
            return Stream.of(variables)
                    .<Type>map(each -> bound.getOrDefault(each, each))
                    .toList();
        for (Type each : supertypes(raw)) {
            List<Type> found = find(supertype, each, bound);
            if (found != null) return found;
        }
        return null;
    }

    private static List<Type> supertypes(Class<?> raw) {
        List<Type> supertypes = new ArrayList<>(Arrays.asList(raw.getGenericInterfaces()));
        if (raw.getGenericSuperclass() != null) supertypes.add(raw.getGenericSuperclass());
        return supertypes;
    }

    /// Returns the raw class of a type.
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType given -> (Class<?>) given.getRawType();
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    /// Replaces all known variables in a type.
    static Type substitute(Type type, Map<TypeVariable<?>, Type> known) {
        return switch (type) {
            case TypeVariable<?> variable -> known.getOrDefault(variable, variable);
            case ParameterizedType given ->
                new Parameterized(
                        (Class<?>) given.getRawType(),
                        Stream.of(given.getActualTypeArguments())
                                .map(each -> substitute(each, known))
                                .toList());
            case GenericArrayType array -> new ArrayOf(substitute(array.getGenericComponentType(), known));
            default -> type;
        };
    }

    /// Binds the variables of `formal` to parts of `actual`, the type of a value.
    static void bind(Type formal, @Nullable TypeInformation<?> actual, Map<TypeVariable<?>, TypeInformation<?>> into) {
        switch (formal) {
            case TypeVariable<?> variable when actual != null -> into.putIfAbsent(variable, actual);
            case GenericArrayType array
            when actual instanceof ObjectArrayTypeInfo<?, ?> info ->
                bind(array.getGenericComponentType(), info.getComponentInfo(), into);
            case GenericArrayType array
            when actual instanceof BasicArrayTypeInfo<?, ?> info ->
                bind(array.getGenericComponentType(), info.getComponentInfo(), into);
            case WildcardType wildcard -> bind(wildcard.getUpperBounds()[0], actual, into);
            case ParameterizedType given when actual != null -> bindArguments(given, actual, into);
            default -> {}
        }
    }

    private static void bindArguments(
            ParameterizedType formal, TypeInformation<?> actual, Map<TypeVariable<?>, TypeInformation<?>> into) {
        Map<String, TypeInformation<?>> parameters = actual.getGenericParameters();
        TypeVariable<?>[] variables = raw(formal).getTypeParameters();
        Type[] arguments = formal.getActualTypeArguments();
        for (int i = 0; i < arguments.length; i++) bind(arguments[i], parameters.get(variables[i].getName()), into);
        if (actual instanceof PojoTypeInfo<?> fields) bindFields(formal, fields, into);
    }

    /// Binds variables by the types of fields, because a POJO type does not contain its type arguments.
    private static void bindFields(
            ParameterizedType formal, PojoTypeInfo<?> actual, Map<TypeVariable<?>, TypeInformation<?>> into) {
        for (Field field : PojoMethods.fields(raw(formal))) {
            int index = actual.getFieldIndex(field.getName());
            if (index < 0) continue;
            Class<?> declaring = field.getDeclaringClass();
            TypeVariable<?>[] variables = declaring.getTypeParameters();
            List<Type> arguments = arguments(declaring, formal);
            Map<TypeVariable<?>, Type> known = new HashMap<>();
            for (int i = 0; i < variables.length; i++) known.put(variables[i], arguments.get(i));
            bind(substitute(field.getGenericType(), known), actual.getTypeAt(index), into);
        }
    }

    /// Returns a class with its own variables as arguments, so that they can be bound.
    static Type withOwnVariables(Class<?> type) {
        return type.getTypeParameters().length == 0 ? type : new Parameterized(type, List.of(type.getTypeParameters()));
    }
}
