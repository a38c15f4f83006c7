package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;
import java.io.Serializable;
import java.util.Map;

/// What the engine knows of a type: its class, its parts, and how its values are serialized.
public abstract class TypeInformation<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// For subclasses.
    public TypeInformation() {}

    /// Whether this is a primitive, its box, text, a date or a number of any size.
    public abstract boolean isBasicType();

    /// Whether this is a tuple.
    public abstract boolean isTupleType();

    /// The number of fields at the first level; 1 if there are no fields.
    public abstract int getArity();

    /// The number of fields at all levels, of those that have no fields themselves.
    public abstract int getTotalFields();

    /// The class of the values.
    public abstract Class<T> getTypeClass();

    /// The types that stand for the class's type parameters, by the parameters' names.
    public Map<String, TypeInformation<?>> getGenericParameters() {
        return Map.of();
    }

    /// Whether values can be keys.
    public abstract boolean isKeyType();

    /// Whether values have an order.
    public boolean isSortKeyType() {
        return isKeyType();
    }

    /// A new serializer of the values.
    public abstract TypeSerializer<T> createSerializer(SerializerConfig config);

    @Override
    public abstract String toString();

    @Override
    public abstract boolean equals(Object obj);

    @Override
    public abstract int hashCode();

    /// Whether the other object is of a class that can be equal to this one.
    public abstract boolean canEqual(Object obj);

    /// The type of a class; what stands for its type parameters is late, as a class cannot say it. Use a
    /// [TypeHint] then.
    public static <T> TypeInformation<T> of(Class<T> typeClass) {
        return TypeExtractor.createTypeInfo(typeClass);
    }

    /// The type that an anonymous subclass of [TypeHint] captures.
    public static <T> TypeInformation<T> of(TypeHint<T> typeHint) {
        return typeHint.getTypeInfo();
    }
}
