package dev.millrace.table.variant;

import dev.millrace.table.variant.Variant.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// Builds variants that keep Java objects.
final class VariantValues implements VariantBuilder {
    private static final int MAX_DIGITS = 38;

    @Override
    public Variant of(byte b) {
        return new VariantValue(Type.TINYINT, b);
    }

    @Override
    public Variant of(short s) {
        return new VariantValue(Type.SMALLINT, s);
    }

    @Override
    public Variant of(int i) {
        return new VariantValue(Type.INT, i);
    }

    @Override
    public Variant of(long l) {
        return new VariantValue(Type.BIGINT, l);
    }

    @Override
    public Variant of(String s) {
        return new VariantValue(Type.STRING, Objects.requireNonNull(s));
    }

    @Override
    public Variant of(double d) {
        return new VariantValue(Type.DOUBLE, d);
    }

    @Override
    public Variant of(float f) {
        return new VariantValue(Type.FLOAT, f);
    }

    @Override
    public Variant of(byte[] bytes) {
        return new VariantValue(Type.BYTES, bytes.clone());
    }

    @Override
    public Variant of(boolean b) {
        return new VariantValue(Type.BOOLEAN, b);
    }

    @Override
    public Variant of(BigDecimal bigDecimal) {
        long wholeDigits = (long) bigDecimal.precision() - bigDecimal.scale();
        boolean fits = bigDecimal.precision() <= MAX_DIGITS && wholeDigits <= MAX_DIGITS;
        if (fits && bigDecimal.scale() <= MAX_DIGITS) {
            return new VariantValue(Type.DECIMAL, bigDecimal);
        }
        throw new VariantTypeException(
                "The number " + bigDecimal + " has more than " + MAX_DIGITS + " digits. Use a double or a text.");
    }

    @Override
    public Variant of(Instant instant) {
        return new VariantValue(Type.TIMESTAMP_LTZ, instant.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Variant of(LocalDate localDate) {
        return new VariantValue(Type.DATE, Objects.requireNonNull(localDate));
    }

    @Override
    public Variant of(LocalDateTime localDateTime) {
        return new VariantValue(Type.TIMESTAMP, localDateTime.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Variant ofNull() {
        return new VariantValue(Type.NULL, null);
    }

    @Override
    public VariantObjectBuilder object() {
        return object(false);
    }

    @Override
    public VariantObjectBuilder object(boolean allowDuplicateKeys) {
        return new Fields(allowDuplicateKeys);
    }

    @Override
    public VariantArrayBuilder array() {
        return new Elements();
    }

    private static final class Fields implements VariantObjectBuilder {
        private final boolean allowsDuplicates;
        private final TreeMap<String, Variant> fields = new TreeMap<>();

        Fields(boolean allowsDuplicates) {
            this.allowsDuplicates = allowsDuplicates;
        }

        @Override
        public VariantObjectBuilder add(String key, Variant value) {
            Variant before = fields.put(key, Objects.requireNonNull(value));
            if (before == null || allowsDuplicates) return this;
            throw new VariantTypeException("The field '" + key
                    + "' occurs twice. Use object(true), so that the last of several fields with one name counts.");
        }

        @Override
        public Variant build() {
            return new VariantValue(Type.OBJECT, new TreeMap<>(fields));
        }
    }

    private static final class Elements implements VariantArrayBuilder {
        private final List<Variant> elements = new ArrayList<>();

        @Override
        public VariantArrayBuilder add(Variant value) {
            elements.add(Objects.requireNonNull(value));
            return this;
        }

        @Override
        public Variant build() {
            return new VariantValue(Type.ARRAY, new ArrayList<>(elements));
        }
    }
}
