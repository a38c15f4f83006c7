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

/// Defines how values of a boxed type are packed as primitive longs, which saves an object for each value.
public enum Packing {
    LONG,
    INT,
    SHORT,
    BYTE,
    BOOLEAN,
    CHAR,
    DOUBLE,
    FLOAT;

    /// Returns the packing of a type, or null if its values are stored as objects.
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

    /// Returns the packing of a serializer's type, or null if its values are stored as objects.
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

    /// Returns the packing of keys, or null if keys are stored as objects. Two packed keys are equal if and only if
    /// the keys are equal.
    static @Nullable Packing ofKeys(TypeSerializer<?> serializer) {
        Packing packing = of(serializer);
        return packing == DOUBLE || packing == FLOAT ? null : packing; // equal NaN values may have different bits
    }

    /// Returns the packing of a list's elements, or null if they are stored as objects.
    ///
    /// @param hasTimes whether each element has a time
    static @Nullable public Packing ofElements(ListStateDescriptor<?> list, boolean hasTimes) {
        // A state that is never serialized may have no serializer.
        if (hasTimes || !list.isSerializerInitialized()) return null;
        return of(list.getElementSerializer());
    }

    /// Packs a value as a long.
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

    /// Unpacks a value from a long.
    public Object unpack(long bits) {
        // Each case boxes its own type. A common expression would convert all values to double.
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
