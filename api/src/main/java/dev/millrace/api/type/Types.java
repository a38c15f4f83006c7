package dev.millrace.api.type;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Either;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.Value;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Provides the most common types.
public class Types {
    /// The type of Void values.
    public static final TypeInformation<Void> VOID = BasicTypeInfo.VOID_TYPE_INFO;

    /// The type of String values.
    public static final TypeInformation<String> STRING = BasicTypeInfo.STRING_TYPE_INFO;

    /// The type of Byte values.
    public static final TypeInformation<Byte> BYTE = BasicTypeInfo.BYTE_TYPE_INFO;

    /// The type of Boolean values.
    public static final TypeInformation<Boolean> BOOLEAN = BasicTypeInfo.BOOLEAN_TYPE_INFO;

    /// The type of Short values.
    public static final TypeInformation<Short> SHORT = BasicTypeInfo.SHORT_TYPE_INFO;

    /// The type of Integer values.
    public static final TypeInformation<Integer> INT = BasicTypeInfo.INT_TYPE_INFO;

    /// The type of Long values.
    public static final TypeInformation<Long> LONG = BasicTypeInfo.LONG_TYPE_INFO;

    /// The type of Float values.
    public static final TypeInformation<Float> FLOAT = BasicTypeInfo.FLOAT_TYPE_INFO;

    /// The type of Double values.
    public static final TypeInformation<Double> DOUBLE = BasicTypeInfo.DOUBLE_TYPE_INFO;

    /// The type of Character values.
    public static final TypeInformation<Character> CHAR = BasicTypeInfo.CHAR_TYPE_INFO;

    /// The type of BigDecimal values.
    public static final TypeInformation<BigDecimal> BIG_DEC = BasicTypeInfo.BIG_DEC_TYPE_INFO;

    /// The type of BigInteger values.
    public static final TypeInformation<BigInteger> BIG_INT = BasicTypeInfo.BIG_INT_TYPE_INFO;

    /// The type of Date values.
    public static final TypeInformation<java.sql.Date> SQL_DATE = SqlTimeTypeInfo.DATE;

    /// The type of Time values.
    public static final TypeInformation<java.sql.Time> SQL_TIME = SqlTimeTypeInfo.TIME;

    /// The type of Timestamp values.
    public static final TypeInformation<java.sql.Timestamp> SQL_TIMESTAMP = SqlTimeTypeInfo.TIMESTAMP;

    /// The type of LocalDate values.
    public static final TypeInformation<LocalDate> LOCAL_DATE = LocalTimeTypeInfo.LOCAL_DATE;

    /// The type of LocalTime values.
    public static final TypeInformation<LocalTime> LOCAL_TIME = LocalTimeTypeInfo.LOCAL_TIME;

    /// The type of LocalDateTime values.
    public static final TypeInformation<LocalDateTime> LOCAL_DATE_TIME = LocalTimeTypeInfo.LOCAL_DATE_TIME;

    /// The type of Instant values.
    public static final TypeInformation<Instant> INSTANT = BasicTypeInfo.INSTANT_TYPE_INFO;

    /// Not instantiated, because all members are static.
    public Types() {}

    /// Returns the type of rows with the field names `f0`, `f1`, ….
    public static TypeInformation<Row> ROW(TypeInformation<?>... types) {
        return new RowTypeInfo(types);
    }

    /// Returns the type of rows with field names and types.
    ///
    /// @throws IllegalArgumentException if the numbers of names and types differ, or a name occurs twice
    public static TypeInformation<Row> ROW_NAMED(String[] fieldNames, TypeInformation<?>... types) {
        return new RowTypeInfo(types, fieldNames);
    }

    /// Returns the type of tuples with these field types.
    public static <T extends Tuple> TypeInformation<T> TUPLE(TypeInformation<?>... types) {
        return new TupleTypeInfo<>(types);
    }

    /// Returns the type of a subclass of a tuple class that declares all its field types.
    ///
    /// @throws InvalidTypesException if the class does not declare them
    public static <T extends Tuple> TypeInformation<T> TUPLE(Class<T> tupleSubclass) {
        return checked(tupleSubclass, TupleTypeInfo.class, "a tuple with known field types");
    }

    /// Returns the type of a POJO class or a record.
    ///
    /// @throws InvalidTypesException if the class is neither
    public static <T> TypeInformation<T> POJO(Class<T> pojoClass) {
        return checked(pojoClass, PojoTypeInfo.class, "a class of fields that can be read and written");
    }

    /// Returns the type of a POJO class with exactly these fields.
    ///
    /// @throws InvalidTypesException if the class has no field of a given name
    public static <T> TypeInformation<T> POJO(Class<T> pojoClass, Map<String, TypeInformation<?>> fields) {
        List<PojoField> pojoFields = new ArrayList<>();
        fields.forEach((name, type) -> {
            Field field = TypeExtractor.getDeclaredField(pojoClass, name);
            if (field == null) {
                throw new InvalidTypesException("The class " + pojoClass.getName() + " has no field " + name + ".");
            }
            pojoFields.add(new PojoField(field, type));
        });
        return new PojoTypeInfo<>(pojoClass, pojoFields);
    }

    private static <T> TypeInformation<T> checked(Class<T> type, Class<?> expected, String description) {
        TypeInformation<T> found = TypeExtractor.createTypeInfo(type);
        if (expected.isInstance(found)) return found;
        throw new InvalidTypesException(type.getName() + " is not " + description + ": " + PojoAnalysis.reason(type));
    }

    /// Returns the type of a class whose objects are serialized generically.
    public static <T> TypeInformation<T> GENERIC(Class<T> genericClass) {
        return new GenericTypeInfo<>(genericClass);
    }

    /// Returns the type of arrays of a primitive.
    ///
    /// @param elementType the type of the box of the primitive
    /// @throws IllegalArgumentException if the element type is not a box
    public static TypeInformation<?> PRIMITIVE_ARRAY(TypeInformation<?> elementType) {
        Class<?> primitive = java.lang.invoke.MethodType.methodType(elementType.getTypeClass())
                .unwrap()
                .returnType();
        TypeInformation<?> type = PrimitiveArrayTypeInfo.getInfoFor(primitive.arrayType());
        if (type == null) throw new IllegalArgumentException(elementType + " is not the type of a primitive.");
        return type;
    }

    /// Returns the type of arrays of objects. The elements may be null.
    @SuppressWarnings("unchecked")
    public static <E> TypeInformation<E[]> OBJECT_ARRAY(TypeInformation<E> elementType) {
        Class<?> arrayClass = elementType.getTypeClass().arrayType();
        BasicArrayTypeInfo<?, ?> basic = BasicArrayTypeInfo.getInfoFor(arrayClass);
        if (basic != null) return (TypeInformation<E[]>) (TypeInformation<?>) basic;
        return ObjectArrayTypeInfo.<E[], E>getInfoFor(elementType);
    }

    /// Returns the type of maps. Keys and values may be null.
    public static <K, V> TypeInformation<Map<K, V>> MAP(TypeInformation<K> keyType, TypeInformation<V> valueType) {
        return new MapTypeInfo<>(keyType, valueType);
    }

    /// Returns the type of lists. The elements may be null.
    public static <E> TypeInformation<List<E>> LIST(TypeInformation<E> elementType) {
        return new ListTypeInfo<>(elementType);
    }

    /// Returns the type of sets. The elements may be null.
    public static <E> TypeInformation<Set<E>> SET(TypeInformation<E> elementType) {
        return new SetTypeInfo<>(elementType);
    }

    /// Returns the type of the constants of an enum.
    public static <E extends Enum<E>> TypeInformation<E> ENUM(Class<E> enumType) {
        return new EnumTypeInfo<>(enumType);
    }

    /// Returns the type of values of one of two types.
    public static <L, R> TypeInformation<Either<L, R>> EITHER(
            TypeInformation<L> leftType, TypeInformation<R> rightType) {
        return new EitherTypeInfo<>(leftType, rightType);
    }

    /// Returns the type of a class of mutable values, which needs a public constructor without parameters.
    public static <V extends Value> TypeInformation<V> VALUE(Class<V> valueType) {
        return new ValueTypeInfo<>(valueType);
    }
}
