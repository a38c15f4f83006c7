package dev.millrace.api.serializer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists the primitive types with their boxes, and defines the lossless conversions between them.
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

    /// Returns the scalar of a class; null for all other classes.
    static @Nullable Scalar of(Class<?> type) {
        for (Scalar each : values()) if (each.primitive == type || each.box == type) return each;
        return null;
    }

    /// Returns the scalar that a serializer reads; null for all other serializers.
    static @Nullable Scalar of(TypeSerializer<?> serializer) {
        return OF_SERIALIZER.get(serializer.getClass());
    }

    /// Returns whether every value can be converted to the other type without loss. An int, for example, does not fit
    /// into a float.
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

    /// Converts a value of a narrower type to this type.
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

    /// Converts a value of a narrower type to the type of a field. Returns any other value unchanged.
    static @Nullable Object fit(@Nullable Object value, Class<?> fieldType) {
        if (value == null) return null;
        Scalar target = of(fieldType);
        Scalar actual = of(value.getClass());
        return target != null && actual != null && actual.widensTo(target) ? target.widen(value) : value;
    }
}
