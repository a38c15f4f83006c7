package dev.millrace.sql.function;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Converts values between the internal form of the engine and classes of the JDK.
public final class JavaValues {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private JavaValues() {}

    /// Returns the internal form of an object of the JDK for a type. An object in internal form stays as it is.
    /// A number that has too many digits for a DECIMAL gives null.
    public static @Nullable Object toInternal(@Nullable Object value, LogicalType type) {
        if (value == null) return null;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> value instanceof String text ? StringData.fromString(text) : value;
            case DECIMAL -> decimal(value, (DecimalType) type);
            case TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE ->
                value instanceof Number number ? number(number, type) : value;
            case DATE -> value instanceof LocalDate date ? (Object) (int) date.toEpochDay() : value;
            case TIME_WITHOUT_TIME_ZONE ->
                value instanceof LocalTime time ? (Object) (int) (time.toNanoOfDay() / NANOS_PER_MILLI) : value;
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                value instanceof LocalDateTime time ? TimestampData.fromLocalDateTime(time) : value;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                value instanceof Instant time ? TimestampData.fromInstant(time) : value;
            case INTERVAL_YEAR_MONTH -> value instanceof Period period ? (Object) (int) period.toTotalMonths() : value;
            case INTERVAL_DAY_TIME -> value instanceof Duration duration ? (Object) duration.toMillis() : value;
            default -> value;
        };
    }

    /// Returns the object of the JDK for a value in internal form, which [#toInternal] converts back. Values
    /// of constructed types stay as they are.
    public static @Nullable Object toExternal(@Nullable Object value, LogicalType type) {
        if (value == null) return null;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> value.toString();
            case DECIMAL -> ((DecimalData) value).toBigDecimal();
            case DATE -> toDate(value);
            case TIME_WITHOUT_TIME_ZONE -> toTime(value);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> ((TimestampData) value).toLocalDateTime();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ((TimestampData) value).toInstant();
            case INTERVAL_YEAR_MONTH -> Period.ofMonths((int) value).normalized();
            case INTERVAL_DAY_TIME -> Duration.ofMillis((long) value);
            default -> value;
        };
    }

    private static @Nullable Object decimal(Object value, DecimalType type) {
        BigDecimal number = switch (value) {
            case DecimalData data -> data.toBigDecimal();
            case BigDecimal decimal -> decimal;
            case Double approximate -> BigDecimal.valueOf(approximate);
            case Float approximate -> new BigDecimal(approximate.toString());
            default -> BigDecimal.valueOf(((Number) value).longValue());
        };
        return DecimalData.fromBigDecimal(number, type.getPrecision(), type.getScale());
    }

    /// Returns a number in the class of a type. Digits that have no room are lost, as in a cast of Java.
    static Object number(Number value, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case TINYINT -> (byte) (isApproximate(value) ? value.intValue() : value.longValue());
            case SMALLINT -> (short) (isApproximate(value) ? value.intValue() : value.longValue());
            case INTEGER -> isApproximate(value) ? (Object) value.intValue() : (Object) (int) value.longValue();
            case BIGINT -> value.longValue();
            case FLOAT -> value.floatValue();
            default -> value.doubleValue();
        };
    }

    private static boolean isApproximate(Number value) {
        return value instanceof Double || value instanceof Float;
    }

    /// Returns an exact or approximate number of the JDK for a value of a numeric type.
    static Number toNumber(Object value) {
        return value instanceof DecimalData decimal ? decimal.toBigDecimal() : (Number) value;
    }

    static BigDecimal toBigDecimal(Object value) {
        return switch (value) {
            case DecimalData data -> data.toBigDecimal();
            case BigDecimal decimal -> decimal;
            case Double approximate -> BigDecimal.valueOf(approximate);
            case Float approximate -> new BigDecimal(approximate.toString());
            default -> BigDecimal.valueOf(((Number) value).longValue());
        };
    }

    static LocalDate toDate(Object value) {
        return LocalDate.ofEpochDay((int) value);
    }

    static LocalTime toTime(Object value) {
        return LocalTime.ofNanoOfDay((int) value * (long) NANOS_PER_MILLI);
    }
}
