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

/// Type arguments followed through class hierarchies.
final class Generics {
    private Generics() {}

    /// A class with arguments, made here rather than by the compiler.
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

    /// An array whose components are not a plain class.
    private record ArrayOf(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }

    /// The arguments that a type gives to the parameters of one of its supertypes; variables stay where nothing
    /// is known.
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

    /// The class behind a type.
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

    /// The type with all known variables replaced.
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

    /// Notes which types stand for the variables of `formal` if `actual` is a value's type.
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

    /// A class that is taken apart does not say what its arguments were, but its fields do.
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

    /// The type of a class with its own variables as arguments, so that they can be bound.
    static Type withOwnVariables(Class<?> type) {
        return type.getTypeParameters().length == 0 ? type : new Parameterized(type, List.of(type.getTypeParameters()));
    }
}
