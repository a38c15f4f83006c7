package dev.millrace.api.type;

import dev.millrace.api.serializer.MutableValueSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.value.BooleanValue;
import dev.millrace.api.value.ByteValue;
import dev.millrace.api.value.CharValue;
import dev.millrace.api.value.DoubleValue;
import dev.millrace.api.value.FloatValue;
import dev.millrace.api.value.IntValue;
import dev.millrace.api.value.LongValue;
import dev.millrace.api.value.NullValue;
import dev.millrace.api.value.ShortValue;
import dev.millrace.api.value.StringValue;
import dev.millrace.api.value.Value;
import java.util.Set;

/// Describes mutable values, which contain their own serialization methods.
public class ValueTypeInfo<T extends Value> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of BooleanValue values.
    public static final ValueTypeInfo<BooleanValue> BOOLEAN_VALUE_TYPE_INFO = new ValueTypeInfo<>(BooleanValue.class);

    /// The type of ByteValue values.
    public static final ValueTypeInfo<ByteValue> BYTE_VALUE_TYPE_INFO = new ValueTypeInfo<>(ByteValue.class);

    /// The type of CharValue values.
    public static final ValueTypeInfo<CharValue> CHAR_VALUE_TYPE_INFO = new ValueTypeInfo<>(CharValue.class);

    /// The type of DoubleValue values.
    public static final ValueTypeInfo<DoubleValue> DOUBLE_VALUE_TYPE_INFO = new ValueTypeInfo<>(DoubleValue.class);

    /// The type of FloatValue values.
    public static final ValueTypeInfo<FloatValue> FLOAT_VALUE_TYPE_INFO = new ValueTypeInfo<>(FloatValue.class);

    /// The type of IntValue values.
    public static final ValueTypeInfo<IntValue> INT_VALUE_TYPE_INFO = new ValueTypeInfo<>(IntValue.class);

    /// The type of LongValue values.
    public static final ValueTypeInfo<LongValue> LONG_VALUE_TYPE_INFO = new ValueTypeInfo<>(LongValue.class);

    /// The type of NullValue values.
    public static final ValueTypeInfo<NullValue> NULL_VALUE_TYPE_INFO = new ValueTypeInfo<>(NullValue.class);

    /// The type of ShortValue values.
    public static final ValueTypeInfo<ShortValue> SHORT_VALUE_TYPE_INFO = new ValueTypeInfo<>(ShortValue.class);

    /// The type of StringValue values.
    public static final ValueTypeInfo<StringValue> STRING_VALUE_TYPE_INFO = new ValueTypeInfo<>(StringValue.class);

    private static final Set<Class<?>> BASIC = Set.of(
            BooleanValue.class,
            ByteValue.class,
            CharValue.class,
            DoubleValue.class,
            FloatValue.class,
            IntValue.class,
            LongValue.class,
            NullValue.class,
            ShortValue.class,
            StringValue.class);

    /// Creates the type of a class with a public constructor without parameters.
    public ValueTypeInfo(Class<T> type) {
        super(type);
    }

    /// Returns whether the class is the mutable counterpart of a basic type.
    public boolean isBasicValueType() {
        return BASIC.contains(getTypeClass());
    }

    @Override
    public boolean isKeyType() {
        return Comparable.class.isAssignableFrom(getTypeClass());
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new MutableValueSerializer<>(getTypeClass());
    }
}
