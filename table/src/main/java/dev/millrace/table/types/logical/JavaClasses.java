package dev.millrace.table.types.logical;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the Java classes for the values of a type without parts.
///
/// @param first the class that programs get if they ask for no other one
/// @param both the classes for both directions
/// @param inputOnly classes that cannot represent all values
/// @param value the class of values within the engine, if it is none of the JDK
record JavaClasses(
        Class<?> first,
        List<Class<?>> both,
        List<Class<?>> inputOnly,
        @Nullable ValueClasses value) {

    static JavaClasses of(LogicalTypeRoot root) {
        return switch (root) {
            case CHAR, VARCHAR -> of(String.class, byte[].class).with(ValueClasses.TEXT);
            case BOOLEAN -> of(Boolean.class, boolean.class);
            case BINARY, VARBINARY -> of(byte[].class);
            case DECIMAL -> of(BigDecimal.class).with(ValueClasses.DECIMAL);
            case TINYINT -> of(Byte.class, byte.class);
            case SMALLINT -> of(Short.class, short.class);
            case INTEGER -> of(Integer.class, int.class);
            case BIGINT -> of(Long.class, long.class);
            case FLOAT -> of(Float.class, float.class);
            case DOUBLE -> of(Double.class, double.class);
            case DATE -> of(LocalDate.class, Date.class, Integer.class, int.class);
            case TIME_WITHOUT_TIME_ZONE ->
                of(LocalTime.class, Time.class, Integer.class, int.class, Long.class, long.class);
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                of(LocalDateTime.class, Timestamp.class).with(ValueClasses.TIMESTAMP);
            case TIMESTAMP_WITH_TIME_ZONE ->
                new JavaClasses(
                        OffsetDateTime.class, List.of(OffsetDateTime.class), List.of(ZonedDateTime.class), null);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                of(Instant.class, Timestamp.class, Integer.class, int.class, Long.class, long.class)
                        .with(ValueClasses.TIMESTAMP);
            case INTERVAL_YEAR_MONTH -> of(Period.class, Integer.class, int.class);
            case INTERVAL_DAY_TIME -> of(Duration.class, Long.class, long.class);
            default -> throw new IllegalArgumentException(root + " depends on more than its root.");
        };
    }

    private static JavaClasses of(Class<?> first, Class<?>... others) {
        List<Class<?>> both = new ArrayList<>(List.of(others));
        both.addFirst(first);
        return new JavaClasses(first, both, List.of(), null);
    }

    private JavaClasses with(ValueClasses own) {
        return new JavaClasses(first, both, inputOnly, own);
    }

    boolean isInput(Class<?> type) {
        return isOutput(type) || inputOnly.contains(type);
    }

    boolean isOutput(Class<?> type) {
        return both.contains(type) || value != null && value.is(type);
    }
}
