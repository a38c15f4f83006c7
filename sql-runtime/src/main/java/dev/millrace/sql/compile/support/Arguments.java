package dev.millrace.sql.compile.support;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;

/// Converts scalars to arguments of the Java methods of functions.
public final class Arguments {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS_PER_SECOND = 1_000;

    private Arguments() {}

    /// Returns the number of an integer.
    public static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }

    /// Returns the number of digits and a scale.
    public static BigDecimal decimal(long digits, int scale) {
        return BigDecimal.valueOf(digits, scale);
    }

    /// Returns a date.
    public static LocalDate date(int days) {
        return LocalDate.ofEpochDay(days);
    }

    /// Returns the first instant of a date.
    public static LocalDateTime startOfDay(int days) {
        return LocalDate.ofEpochDay(days).atStartOfDay();
    }

    /// Returns a time of the day.
    public static LocalTime time(int millis) {
        return LocalTime.ofNanoOfDay(millis * NANOS_PER_MILLI);
    }

    /// Returns a date and time.
    public static LocalDateTime dateTime(long millis) {
        long second = Math.floorDiv(millis, MILLIS_PER_SECOND);
        int nano = (int) (Math.floorMod(millis, MILLIS_PER_SECOND) * NANOS_PER_MILLI);
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
    }

    /// Returns an interval of months.
    public static Period months(int months) {
        return Period.ofMonths(months);
    }

    /// Returns an interval of milliseconds.
    public static Duration duration(long millis) {
        return Duration.ofMillis(millis);
    }
}
