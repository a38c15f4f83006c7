package dev.millrace.api.type;

import dev.millrace.api.serializer.BigDecSerializer;
import dev.millrace.api.serializer.BigIntSerializer;
import dev.millrace.api.serializer.BooleanSerializer;
import dev.millrace.api.serializer.ByteSerializer;
import dev.millrace.api.serializer.CharSerializer;
import dev.millrace.api.serializer.DateSerializer;
import dev.millrace.api.serializer.DoubleSerializer;
import dev.millrace.api.serializer.FloatSerializer;
import dev.millrace.api.serializer.InstantSerializer;
import dev.millrace.api.serializer.IntSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.ShortSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.VoidSerializer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes text, boxed primitives, and some numbers and dates.
public class BasicTypeInfo<T> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of String values.
    public static final BasicTypeInfo<String> STRING_TYPE_INFO =
            new BasicTypeInfo<>(String.class, new Class<?>[] {}, StringSerializer.INSTANCE);

    /// The type of Boolean values.
    public static final BasicTypeInfo<Boolean> BOOLEAN_TYPE_INFO =
            new BasicTypeInfo<>(Boolean.class, new Class<?>[] {}, BooleanSerializer.INSTANCE);

    /// The type of Byte values.
    public static final BasicTypeInfo<Byte> BYTE_TYPE_INFO = new IntegerTypeInfo<>(
            Byte.class,
            new Class<?>[] {Short.class, Integer.class, Long.class, Float.class, Double.class, Character.class},
            ByteSerializer.INSTANCE);

    /// The type of Short values.
    public static final BasicTypeInfo<Short> SHORT_TYPE_INFO = new IntegerTypeInfo<>(
            Short.class,
            new Class<?>[] {Integer.class, Long.class, Float.class, Double.class},
            ShortSerializer.INSTANCE);

    /// The type of Integer values.
    public static final BasicTypeInfo<Integer> INT_TYPE_INFO = new IntegerTypeInfo<>(
            Integer.class,
            new Class<?>[] {Long.class, Float.class, Double.class, Character.class},
            IntSerializer.INSTANCE);

    /// The type of Long values.
    public static final BasicTypeInfo<Long> LONG_TYPE_INFO = new IntegerTypeInfo<>(
            Long.class, new Class<?>[] {Float.class, Double.class, Character.class}, LongSerializer.INSTANCE);

    /// The type of Float values.
    public static final BasicTypeInfo<Float> FLOAT_TYPE_INFO =
            new FractionalTypeInfo<>(Float.class, new Class<?>[] {Double.class}, FloatSerializer.INSTANCE);

    /// The type of Double values.
    public static final BasicTypeInfo<Double> DOUBLE_TYPE_INFO =
            new FractionalTypeInfo<>(Double.class, new Class<?>[] {}, DoubleSerializer.INSTANCE);

    /// The type of Character values.
    public static final BasicTypeInfo<Character> CHAR_TYPE_INFO =
            new BasicTypeInfo<>(Character.class, new Class<?>[] {}, CharSerializer.INSTANCE);

    /// The type of java.util.Date values.
    public static final BasicTypeInfo<java.util.Date> DATE_TYPE_INFO =
            new BasicTypeInfo<>(java.util.Date.class, new Class<?>[] {}, DateSerializer.INSTANCE);

    /// The type of Void values.
    public static final BasicTypeInfo<Void> VOID_TYPE_INFO =
            new BasicTypeInfo<>(Void.class, new Class<?>[] {}, VoidSerializer.INSTANCE);

    /// The type of BigInteger values.
    public static final BasicTypeInfo<BigInteger> BIG_INT_TYPE_INFO =
            new BasicTypeInfo<>(BigInteger.class, new Class<?>[] {}, BigIntSerializer.INSTANCE);

    /// The type of BigDecimal values.
    public static final BasicTypeInfo<BigDecimal> BIG_DEC_TYPE_INFO =
            new BasicTypeInfo<>(BigDecimal.class, new Class<?>[] {}, BigDecSerializer.INSTANCE);

    /// The type of Instant values.
    public static final BasicTypeInfo<Instant> INSTANT_TYPE_INFO =
            new BasicTypeInfo<>(Instant.class, new Class<?>[] {}, InstantSerializer.INSTANCE);

    private static final Map<Class<?>, BasicTypeInfo<?>> TYPES = Map.ofEntries(
            Map.entry(String.class, STRING_TYPE_INFO),
            Map.entry(Boolean.class, BOOLEAN_TYPE_INFO),
            Map.entry(Byte.class, BYTE_TYPE_INFO),
            Map.entry(Short.class, SHORT_TYPE_INFO),
            Map.entry(Integer.class, INT_TYPE_INFO),
            Map.entry(Long.class, LONG_TYPE_INFO),
            Map.entry(Float.class, FLOAT_TYPE_INFO),
            Map.entry(Double.class, DOUBLE_TYPE_INFO),
            Map.entry(Character.class, CHAR_TYPE_INFO),
            Map.entry(java.util.Date.class, DATE_TYPE_INFO),
            Map.entry(Void.class, VOID_TYPE_INFO),
            Map.entry(BigInteger.class, BIG_INT_TYPE_INFO),
            Map.entry(BigDecimal.class, BIG_DEC_TYPE_INFO),
            Map.entry(Instant.class, INSTANT_TYPE_INFO),
            Map.entry(boolean.class, BOOLEAN_TYPE_INFO),
            Map.entry(byte.class, BYTE_TYPE_INFO),
            Map.entry(short.class, SHORT_TYPE_INFO),
            Map.entry(int.class, INT_TYPE_INFO),
            Map.entry(long.class, LONG_TYPE_INFO),
            Map.entry(float.class, FLOAT_TYPE_INFO),
            Map.entry(double.class, DOUBLE_TYPE_INFO),
            Map.entry(char.class, CHAR_TYPE_INFO),
            Map.entry(void.class, VOID_TYPE_INFO));

    private final Class<?>[] possibleCastTargetTypes;
    private final TypeSerializer<T> serializer;

    /// Creates a basic type whose values can be cast to other types.
    protected BasicTypeInfo(Class<T> clazz, Class<?>[] possibleCastTargetTypes, TypeSerializer<T> serializer) {
        super(clazz);
        this.possibleCastTargetTypes = possibleCastTargetTypes.clone();
        this.serializer = serializer;
    }

    /// Returns the type of a class or primitive; null if the class is not basic.
    @SuppressWarnings("unchecked")
    public static <X> @Nullable BasicTypeInfo<X> getInfoFor(Class<X> type) {
        return (BasicTypeInfo<X>) TYPES.get(type);
    }

    /// Returns whether values can be widened to another basic type.
    public boolean shouldAutocastTo(BasicTypeInfo<?> to) {
        return Arrays.asList(possibleCastTargetTypes).contains(to.getTypeClass());
    }

    @Override
    public boolean isBasicType() {
        return true;
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public boolean isSortKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof BasicTypeInfo<?> that && that.getTypeClass() == getTypeClass();
    }

    @Override
    public int hashCode() {
        return getTypeClass().hashCode();
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof BasicTypeInfo;
    }
}
