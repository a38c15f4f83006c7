package dev.millrace.table.variant;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a variant that keeps a Java object: a list of variants for an array, a map for an object.
final class VariantValue implements Variant, Serializable {
    private static final long serialVersionUID = 1L;

    private final Type type;

    @SuppressWarnings("serial") // The builder passes classes that are serializable.
    private final @Nullable Object value;

    VariantValue(Type type, @Nullable Object value) {
        this.type = type;
        this.value = value;
    }

    @Override
    public boolean isPrimitive() {
        return !isArray() && !isObject();
    }

    @Override
    public boolean isArray() {
        return type == Type.ARRAY;
    }

    @Override
    public boolean isObject() {
        return type == Type.OBJECT;
    }

    @Override
    public boolean isNull() {
        return type == Type.NULL;
    }

    @Override
    public Type getType() {
        return type;
    }

    private Object of(Type expected) {
        if (type == expected) return Objects.requireNonNull(value);
        throw new VariantTypeException(
                "The value has the type " + type + ", not " + expected + ". Ask getType() first.");
    }

    @Override
    public boolean getBoolean() {
        return (boolean) of(Type.BOOLEAN);
    }

    @Override
    public byte getByte() {
        return (byte) of(Type.TINYINT);
    }

    @Override
    public short getShort() {
        return (short) of(Type.SMALLINT);
    }

    @Override
    public int getInt() {
        return (int) of(Type.INT);
    }

    @Override
    public long getLong() {
        return (long) of(Type.BIGINT);
    }

    @Override
    public float getFloat() {
        return (float) of(Type.FLOAT);
    }

    @Override
    public BigDecimal getDecimal() {
        return ((BigDecimal) of(Type.DECIMAL)).stripTrailingZeros();
    }

    @Override
    public double getDouble() {
        return (double) of(Type.DOUBLE);
    }

    @Override
    public String getString() {
        return (String) of(Type.STRING);
    }

    @Override
    public LocalDate getDate() {
        return (LocalDate) of(Type.DATE);
    }

    @Override
    public LocalDateTime getDateTime() {
        return (LocalDateTime) of(Type.TIMESTAMP);
    }

    @Override
    public Instant getInstant() {
        return (Instant) of(Type.TIMESTAMP_LTZ);
    }

    @Override
    public byte[] getBytes() {
        return ((byte[]) of(Type.BYTES)).clone();
    }

    @Override
    public @Nullable Object get() {
        return switch (type) {
            case ARRAY, OBJECT ->
                throw new VariantTypeException("The value is no scalar, but has the type " + type
                        + ". Use getElement() for arrays and getField() for objects.");
            case DECIMAL -> getDecimal();
            case BYTES -> getBytes();
            default -> value;
        };
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The caller knows the type.
    public <T> @Nullable T getAs() {
        return (T) get();
    }

    private List<?> elements() {
        return (List<?>) of(Type.ARRAY);
    }

    private Map<?, ?> fields() {
        return (Map<?, ?>) of(Type.OBJECT);
    }

    @Override
    public @Nullable Variant getElement(int index) {
        List<?> elements = elements();
        return index >= 0 && index < elements.size() ? (Variant) elements.get(index) : null;
    }

    @Override
    public int getArraySize() {
        return elements().size();
    }

    @Override
    public @Nullable Variant getField(String fieldName) {
        return (Variant) fields().get(fieldName);
    }

    @Override
    public List<String> getFieldNames() {
        return fields().keySet().stream().map(String.class::cast).toList();
    }

    @Override
    public String toJson() {
        return VariantText.of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VariantValue variant
                && type == variant.type
                && Objects.deepEquals(value, variant.value);
    }

    @Override
    public int hashCode() {
        return value instanceof byte[] bytes ? Arrays.hashCode(bytes) : Objects.hash(type, value);
    }

    /// Returns the value as JSON.
    @Override
    public String toString() {
        return toJson();
    }
}
