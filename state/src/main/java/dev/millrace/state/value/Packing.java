package dev.millrace.state.value;

import dev.millrace.api.serializer.BooleanSerializer;
import dev.millrace.api.serializer.ByteSerializer;
import dev.millrace.api.serializer.CharSerializer;
import dev.millrace.api.serializer.DoubleSerializer;
import dev.millrace.api.serializer.FloatSerializer;
import dev.millrace.api.serializer.IntSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.ShortSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListStateDescriptor;
import org.jspecify.annotations.Nullable;

/// How values of a boxed type are kept as primitive longs, which saves an object for each key.
public enum Packing {
    LONG,
    INT,
    SHORT,
    BYTE,
    BOOLEAN,
    CHAR,
    DOUBLE,
    FLOAT;

    /// The packing of a type, or null if its values are kept as objects.
    static @Nullable public Packing of(Class<?> type) {
        if (type == Long.class) return LONG;
        if (type == Integer.class) return INT;
        if (type == Short.class) return SHORT;
        if (type == Byte.class) return BYTE;
        if (type == Boolean.class) return BOOLEAN;
        if (type == Character.class) return CHAR;
        if (type == Double.class) return DOUBLE;
        return type == Float.class ? FLOAT : null;
    }

    /// The packing of what a serializer writes, or null if its values are kept as objects.
    static @Nullable Packing of(TypeSerializer<?> serializer) {
        return switch (serializer) {
            case LongSerializer _ -> LONG;
            case IntSerializer _ -> INT;
            case ShortSerializer _ -> SHORT;
            case ByteSerializer _ -> BYTE;
            case BooleanSerializer _ -> BOOLEAN;
            case CharSerializer _ -> CHAR;
            case DoubleSerializer _ -> DOUBLE;
            case FloatSerializer _ -> FLOAT;
            default -> null;
        };
    }

    /// The same for what is compared by `equals`: two longs are equal if and only if their values are.
    static @Nullable Packing ofKeys(TypeSerializer<?> serializer) {
        Packing packing = of(serializer);
        return packing == DOUBLE || packing == FLOAT ? null : packing; // there are several NaN, all of them equal
    }

    /// How the elements of a list are kept as longs, or null if they are kept as objects.
    ///
    /// @param hasTimes whether each element has its time beside it
    static @Nullable public Packing ofElements(ListStateDescriptor<?> list, boolean hasTimes) {
        // A state that is never written may be without a serializer.
        if (hasTimes || !list.isSerializerInitialized()) return null;
        return of(list.getElementSerializer());
    }

    /// The long of a value.
    public long pack(Object value) {
        return switch (this) {
            case LONG -> (Long) value;
            case INT -> (Integer) value;
            case SHORT -> (Short) value;
            case BYTE -> (Byte) value;
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case CHAR -> (Character) value;
            case DOUBLE -> Double.doubleToRawLongBits((Double) value);
            case FLOAT -> Float.floatToRawIntBits((Float) value);
        };
    }

    /// The value of a long.
    public Object unpack(long bits) {
        // Each case boxes its own type: a common expression would make all of them doubles.
        return switch (this) {
            case LONG -> Long.valueOf(bits);
            case INT -> Integer.valueOf((int) bits);
            case SHORT -> Short.valueOf((short) bits);
            case BYTE -> Byte.valueOf((byte) bits);
            case BOOLEAN -> Boolean.valueOf(bits != 0);
            case CHAR -> Character.valueOf((char) bits);
            case DOUBLE -> Double.valueOf(Double.longBitsToDouble(bits));
            case FLOAT -> Float.valueOf(Float.intBitsToFloat((int) bits));
        };
    }
}
