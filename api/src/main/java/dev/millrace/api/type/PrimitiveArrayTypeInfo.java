package dev.millrace.api.type;

import dev.millrace.api.serializer.BooleanPrimitiveArraySerializer;
import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.serializer.CharPrimitiveArraySerializer;
import dev.millrace.api.serializer.DoublePrimitiveArraySerializer;
import dev.millrace.api.serializer.FloatPrimitiveArraySerializer;
import dev.millrace.api.serializer.IntPrimitiveArraySerializer;
import dev.millrace.api.serializer.LongPrimitiveArraySerializer;
import dev.millrace.api.serializer.ShortPrimitiveArraySerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes arrays of primitives.
public class PrimitiveArrayTypeInfo<T> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of boolean arrays.
    public static final PrimitiveArrayTypeInfo<boolean[]> BOOLEAN_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(boolean[].class, BooleanPrimitiveArraySerializer.INSTANCE);

    /// The type of byte arrays.
    public static final PrimitiveArrayTypeInfo<byte[]> BYTE_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(byte[].class, BytePrimitiveArraySerializer.INSTANCE);

    /// The type of short arrays.
    public static final PrimitiveArrayTypeInfo<short[]> SHORT_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(short[].class, ShortPrimitiveArraySerializer.INSTANCE);

    /// The type of int arrays.
    public static final PrimitiveArrayTypeInfo<int[]> INT_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(int[].class, IntPrimitiveArraySerializer.INSTANCE);

    /// The type of long arrays.
    public static final PrimitiveArrayTypeInfo<long[]> LONG_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(long[].class, LongPrimitiveArraySerializer.INSTANCE);

    /// The type of float arrays.
    public static final PrimitiveArrayTypeInfo<float[]> FLOAT_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(float[].class, FloatPrimitiveArraySerializer.INSTANCE);

    /// The type of double arrays.
    public static final PrimitiveArrayTypeInfo<double[]> DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(double[].class, DoublePrimitiveArraySerializer.INSTANCE);

    /// The type of char arrays.
    public static final PrimitiveArrayTypeInfo<char[]> CHAR_PRIMITIVE_ARRAY_TYPE_INFO =
            new PrimitiveArrayTypeInfo<>(char[].class, CharPrimitiveArraySerializer.INSTANCE);

    private static final Map<Class<?>, PrimitiveArrayTypeInfo<?>> TYPES = Map.ofEntries(
            Map.entry(boolean[].class, BOOLEAN_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(byte[].class, BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(short[].class, SHORT_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(int[].class, INT_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(long[].class, LONG_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(float[].class, FLOAT_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(double[].class, DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO),
            Map.entry(char[].class, CHAR_PRIMITIVE_ARRAY_TYPE_INFO));

    private final TypeSerializer<T> serializer;

    private PrimitiveArrayTypeInfo(Class<T> arrayClass, TypeSerializer<T> serializer) {
        super(arrayClass);
        this.serializer = serializer;
    }

    /// Returns the type of an array class; null if the component type is not primitive.
    @SuppressWarnings("unchecked")
    public static <X> @Nullable PrimitiveArrayTypeInfo<X> getInfoFor(Class<X> type) {
        return (PrimitiveArrayTypeInfo<X>) TYPES.get(type);
    }

    /// Returns the primitive class of the components.
    public Class<?> getComponentClass() {
        return getTypeClass().getComponentType();
    }

    /// Returns the type of the components.
    public TypeInformation<?> getComponentType() {
        return of(getComponentClass());
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }
}
