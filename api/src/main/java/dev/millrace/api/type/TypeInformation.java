package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;
import java.io.Serializable;
import java.util.Map;

/// Describes a type: its class, its parts, and the serializer of its values.
public abstract class TypeInformation<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Creates an instance for a subclass.
    public TypeInformation() {}

    /// Returns whether the type is a primitive, a box of a primitive, text, a date, or a number of any size.
    public abstract boolean isBasicType();

    /// Returns whether the type is a tuple.
    public abstract boolean isTupleType();

    /// Returns the number of fields at the first level; 1 if the type has no fields.
    public abstract int getArity();

    /// Returns the number of fields at all levels that have no nested fields.
    public abstract int getTotalFields();

    /// Returns the class of the values.
    public abstract Class<T> getTypeClass();

    /// Returns the type arguments by the names of the type parameters; empty if there are none.
    public Map<String, TypeInformation<?>> getGenericParameters() {
        return Map.of();
    }

    /// Returns whether values can be keys.
    public abstract boolean isKeyType();

    /// Returns whether values can be sorted.
    public boolean isSortKeyType() {
        return isKeyType();
    }

    /// Creates a serializer for the values.
    public abstract TypeSerializer<T> createSerializer(SerializerConfig config);

    @Override
    public abstract String toString();

    @Override
    public abstract boolean equals(Object obj);

    @Override
    public abstract int hashCode();

    /// Returns whether an object has a class whose instances can equal this type.
    public abstract boolean canEqual(Object obj);

    /// Returns the type of a class. Type parameters become late types, because a class does not contain its type
    /// arguments. To pass type arguments, use a [TypeHint].
    public static <T> TypeInformation<T> of(Class<T> typeClass) {
        return TypeExtractor.createTypeInfo(typeClass);
    }

    /// Returns the type that an anonymous subclass of [TypeHint] captures.
    public static <T> TypeInformation<T> of(TypeHint<T> typeHint) {
        return typeHint.getTypeInfo();
    }
}
