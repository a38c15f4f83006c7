package dev.millrace.api.type;

import dev.millrace.api.serializer.GenericArraySerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes arrays of text or boxed primitives. The elements may be null.
public final class BasicArrayTypeInfo<T, C> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// The type of String arrays.
    public static final BasicArrayTypeInfo<String[], String> STRING_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(String[].class, BasicTypeInfo.STRING_TYPE_INFO);

    /// The type of Boolean arrays.
    public static final BasicArrayTypeInfo<Boolean[], Boolean> BOOLEAN_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Boolean[].class, BasicTypeInfo.BOOLEAN_TYPE_INFO);

    /// The type of Byte arrays.
    public static final BasicArrayTypeInfo<Byte[], Byte> BYTE_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Byte[].class, BasicTypeInfo.BYTE_TYPE_INFO);

    /// The type of Short arrays.
    public static final BasicArrayTypeInfo<Short[], Short> SHORT_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Short[].class, BasicTypeInfo.SHORT_TYPE_INFO);

    /// The type of Integer arrays.
    public static final BasicArrayTypeInfo<Integer[], Integer> INT_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Integer[].class, BasicTypeInfo.INT_TYPE_INFO);

    /// The type of Long arrays.
    public static final BasicArrayTypeInfo<Long[], Long> LONG_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Long[].class, BasicTypeInfo.LONG_TYPE_INFO);

    /// The type of Float arrays.
    public static final BasicArrayTypeInfo<Float[], Float> FLOAT_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Float[].class, BasicTypeInfo.FLOAT_TYPE_INFO);

    /// The type of Double arrays.
    public static final BasicArrayTypeInfo<Double[], Double> DOUBLE_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Double[].class, BasicTypeInfo.DOUBLE_TYPE_INFO);

    /// The type of Character arrays.
    public static final BasicArrayTypeInfo<Character[], Character> CHAR_ARRAY_TYPE_INFO =
            new BasicArrayTypeInfo<>(Character[].class, BasicTypeInfo.CHAR_TYPE_INFO);

    private static final Map<Class<?>, BasicArrayTypeInfo<?, ?>> TYPES = Map.ofEntries(
            Map.entry(String[].class, STRING_ARRAY_TYPE_INFO),
            Map.entry(Boolean[].class, BOOLEAN_ARRAY_TYPE_INFO),
            Map.entry(Byte[].class, BYTE_ARRAY_TYPE_INFO),
            Map.entry(Short[].class, SHORT_ARRAY_TYPE_INFO),
            Map.entry(Integer[].class, INT_ARRAY_TYPE_INFO),
            Map.entry(Long[].class, LONG_ARRAY_TYPE_INFO),
            Map.entry(Float[].class, FLOAT_ARRAY_TYPE_INFO),
            Map.entry(Double[].class, DOUBLE_ARRAY_TYPE_INFO),
            Map.entry(Character[].class, CHAR_ARRAY_TYPE_INFO));

    private BasicArrayTypeInfo(Class<T> arrayClass, BasicTypeInfo<C> componentInfo) {
        super(arrayClass, componentInfo);
    }

    /// Returns the type of an array class; null if the component type is not basic.
    @SuppressWarnings("unchecked")
    public static <X, C> @Nullable BasicArrayTypeInfo<X, C> getInfoFor(Class<X> type) {
        return (BasicArrayTypeInfo<X, C>) TYPES.get(type);
    }

    /// Returns the class of the components.
    public Class<C> getComponentClass() {
        return getComponentInfo().getTypeClass();
    }

    /// Returns the class of the components.
    public Class<C> getComponentTypeClass() {
        return getComponentClass();
    }

    /// Returns the type of the components.
    public TypeInformation<C> getComponentInfo() {
        return part(0);
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return (TypeSerializer<T>) new GenericArraySerializer<>(
                getComponentClass(), getComponentInfo().createSerializer(config));
    }

    @Override
    public String toString() {
        return getTypeClass().getSimpleName();
    }
}
