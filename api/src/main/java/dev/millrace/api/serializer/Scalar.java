package dev.millrace.api.serializer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Primitive types and their boxes, and which of them can be read as which without loss.
enum Scalar {
    BOOLEAN(boolean.class, Boolean.class),
    CHAR(char.class, Character.class),
    BYTE(byte.class, Byte.class),
    SHORT(short.class, Short.class),
    INT(int.class, Integer.class),
    LONG(long.class, Long.class),
    FLOAT(float.class, Float.class),
    DOUBLE(double.class, Double.class);

    private static final Map<Class<?>, Scalar> OF_SERIALIZER = Map.of(
            BooleanSerializer.class, BOOLEAN,
            CharSerializer.class, CHAR,
            ByteSerializer.class, BYTE,
            ShortSerializer.class, SHORT,
            IntSerializer.class, INT,
            LongSerializer.class, LONG,
            FloatSerializer.class, FLOAT,
            DoubleSerializer.class, DOUBLE);

    private final Class<?> primitive;
    private final Class<?> box;

    Scalar(Class<?> primitive, Class<?> box) {
        this.primitive = primitive;
        this.box = box;
    }

    /// Null for all other classes.
    static @Nullable Scalar of(Class<?> type) {
        for (Scalar each : values()) if (each.primitive == type || each.box == type) return each;
        return null;
    }

    /// What a serializer reads; null for all other serializers.
    static @Nullable Scalar of(TypeSerializer<?> serializer) {
        return OF_SERIALIZER.get(serializer.getClass());
    }

    /// Whether every value is a value of the other too: not so from int to float, which has fewer digits.
    boolean widensTo(Scalar other) {
        return switch (this) {
            case BOOLEAN, DOUBLE -> false;
            case CHAR -> other == INT || other == LONG;
            case BYTE -> other.ordinal() > BYTE.ordinal();
            case SHORT -> other.ordinal() > SHORT.ordinal();
            case INT -> other == LONG || other == DOUBLE;
            case LONG -> false;
            case FLOAT -> other == DOUBLE;
        };
    }

    /// A value of a narrower type as one of this.
    Object widen(Object value) {
        if (value instanceof Character character) return this == INT ? (Object) (int) character : (long) character;
        Number number = (Number) value;
        return switch (this) {
            case SHORT -> number.shortValue();
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case BOOLEAN, CHAR, BYTE -> value;
        };
    }

    /// A value as a field of this type holds it, if it is of a narrower one; any other as it is.
    static @Nullable Object fit(@Nullable Object value, Class<?> fieldType) {
        if (value == null) return null;
        Scalar target = of(fieldType);
        Scalar actual = of(value.getClass());
        return target != null && actual != null && actual.widensTo(target) ? target.widen(value) : value;
    }
}
