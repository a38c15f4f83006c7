package dev.millrace.api.type;

import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes a type by its class and its parts. Such a type has no fields to select.
abstract class UnstructuredTypeInfo<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> typeClass;
    private final TypeInformation<?>[] parts;

    /// Creates a type. `typeClass` may be a raw class, such as `List` for `List<T>`.
    @SuppressWarnings("unchecked")
    UnstructuredTypeInfo(Class<?> typeClass, TypeInformation<?>... parts) {
        this.typeClass = (Class<T>) Objects.requireNonNull(typeClass, "the class of a type");
        this.parts = parts.clone();
        for (TypeInformation<?> part : parts) Objects.requireNonNull(part, "a part of a type");
    }

    @SuppressWarnings("unchecked")
    final <X> TypeInformation<X> part(int index) {
        return (TypeInformation<X>) parts[index];
    }

    final List<TypeInformation<?>> parts() {
        return List.of(parts);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return typeClass;
    }

    @Override
    public Map<String, TypeInformation<?>> getGenericParameters() {
        TypeVariable<?>[] variables = typeClass.getTypeParameters();
        if (variables.length != parts.length || parts.length == 0) return Map.of();
        Map<String, TypeInformation<?>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) parameters.put(variables[i].getName(), parts[i]);
        return parameters;
    }

    @Override
    public boolean isKeyType() {
        return Arrays.stream(parts).allMatch(TypeInformation::isKeyType);
    }

    @Override
    public boolean isSortKeyType() {
        return parts.length == 0 && Comparable.class.isAssignableFrom(typeClass);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof UnstructuredTypeInfo<?> that
                && that.getClass() == getClass()
                && that.typeClass == typeClass
                && Arrays.equals(that.parts, parts);
    }

    @Override
    public int hashCode() {
        return 31 * typeClass.hashCode() + Arrays.hashCode(parts);
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj.getClass() == getClass();
    }

    @Override
    public String toString() {
        String name = typeClass.getSimpleName();
        if (parts.length == 0) return name;
        return Arrays.stream(parts).map(Object::toString).collect(Collectors.joining(", ", name + "<", ">"));
    }
}
