package dev.millrace.api.type;

import dev.millrace.api.serializer.TupleSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes tuples.
public final class TupleTypeInfo<T extends Tuple> extends TupleTypeInfoBase<T> {
    private static final long serialVersionUID = 1L;

    /// The names of the fields: `f0`, `f1` and so on.
    protected final String[] fieldNames;

    /// Creates the type of the tuple class with as many fields as types.
    @SuppressWarnings("unchecked")
    public TupleTypeInfo(TypeInformation<?>... types) {
        this((Class<T>) Tuple.getTupleClass(types.length), types);
    }

    /// Creates the type of a tuple class or a subclass of one.
    ///
    /// @throws IllegalArgumentException if there are more than 25 types
    public TupleTypeInfo(Class<T> tupleType, TypeInformation<?>... types) {
        super(tupleType, types);
        if (types.length > Tuple.MAX_ARITY) throw new IllegalArgumentException("A tuple has at most 25 fields.");
        fieldNames = new String[types.length];
        for (int i = 0; i < fieldNames.length; i++) fieldNames[i] = "f" + i;
    }

    /// Returns the type of a tuple of basic types.
    ///
    /// @throws IllegalArgumentException if a class is not a basic type
    public static <X extends Tuple> TupleTypeInfo<X> getBasicTupleTypeInfo(Class<?>... basicTypes) {
        TypeInformation<?>[] types = new TypeInformation<?>[basicTypes.length];
        for (int i = 0; i < types.length; i++) {
            BasicTypeInfo<?> type = BasicTypeInfo.getInfoFor(basicTypes[i]);
            if (type == null) throw new IllegalArgumentException(basicTypes[i].getName() + " is not a basic type.");
            types[i] = type;
        }
        return new TupleTypeInfo<>(types);
    }

    /// Returns the type of a tuple of basic types or mutable values.
    ///
    /// @throws IllegalArgumentException if a class is neither
    public static <X extends Tuple> TupleTypeInfo<X> getBasicAndBasicValueTupleTypeInfo(Class<?>... basicTypes) {
        TypeInformation<?>[] types = new TypeInformation<?>[basicTypes.length];
        for (int i = 0; i < types.length; i++) types[i] = basicOrValue(basicTypes[i]);
        return new TupleTypeInfo<>(types);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeInformation<?> basicOrValue(Class<?> type) {
        BasicTypeInfo<?> basic = BasicTypeInfo.getInfoFor(type);
        if (basic != null) return basic;
        if (Value.class.isAssignableFrom(type)) return new ValueTypeInfo(type);
        throw new IllegalArgumentException(type.getName() + " is neither a basic type nor a mutable value.");
    }

    @Override
    public String[] getFieldNames() {
        return fieldNames.clone();
    }

    @Override
    public int getFieldIndex(String fieldName) {
        return Arrays.asList(fieldNames).indexOf(fieldName);
    }

    @Override
    public Map<String, TypeInformation<?>> getGenericParameters() {
        Map<String, TypeInformation<?>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < types.length; i++) parameters.put("T" + i, types[i]);
        return parameters;
    }

    @Override
    public TupleSerializer<T> createSerializer(SerializerConfig config) {
        TypeSerializer<?>[] fields = new TypeSerializer<?>[types.length];
        for (int i = 0; i < fields.length; i++) fields[i] = types[i].createSerializer(config);
        return new TupleSerializer<>(getTypeClass(), fields);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof TupleTypeInfo && super.equals(obj);
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof TupleTypeInfo;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
