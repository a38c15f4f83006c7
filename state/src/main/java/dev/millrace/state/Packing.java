package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/// How values of a boxed type are kept as primitive longs, which saves an object for each key.
enum Packing {
    LONG,
    INT,
    SHORT,
    BYTE,
    BOOLEAN,
    CHAR,
    DOUBLE,
    FLOAT;

    /// The packing of a type, or null if its values are kept as objects.
    static @Nullable Packing of(Class<?> type) {
        if (type == Long.class) return LONG;
        if (type == Integer.class) return INT;
        if (type == Short.class) return SHORT;
        if (type == Byte.class) return BYTE;
        if (type == Boolean.class) return BOOLEAN;
        if (type == Character.class) return CHAR;
        if (type == Double.class) return DOUBLE;
        return type == Float.class ? FLOAT : null;
    }

    /// The long of a value.
    long pack(Object value) {
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
    Object unpack(long bits) {
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
