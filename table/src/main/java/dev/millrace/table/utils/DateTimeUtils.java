package dev.millrace.table.utils;

import dev.millrace.table.data.TimestampData;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Converts times between internal form, Java classes and texts.
public class DateTimeUtils {
    /// Is the number of milliseconds in a day.
    public static final long MILLIS_PER_DAY = 86_400_000L;

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-M-d")
            .optionalStart()
            .appendPattern("[' ']['T']H:m")
            .optionalStart()
            .appendPattern(":s")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    /// Creates an object without use, as Flink's class has a constructor.
    public DateTimeUtils() {}

    /// Returns the day of a number of days since 1970.
    public static LocalDate toLocalDate(int date) {
        return LocalDate.ofEpochDay(date);
    }

    /// Returns the days since 1970 of a day.
    public static int toInternal(LocalDate date) {
        return (int) date.toEpochDay();
    }

    /// Returns the days since 1970 of a day.
    public static int toInternal(java.sql.Date date) {
        return toInternal(date.toLocalDate());
    }

    /// Returns the time of a number of milliseconds of the day.
    public static LocalTime toLocalTime(int time) {
        return LocalTime.ofNanoOfDay(time * NANOS_PER_MILLI);
    }

    /// Returns the milliseconds of the day of a time.
    public static int toInternal(LocalTime time) {
        return (int) (time.toNanoOfDay() / NANOS_PER_MILLI);
    }

    /// Returns the timestamp of a number of milliseconds since 1970.
    public static LocalDateTime toLocalDateTime(long timestamp) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(timestamp), ZoneOffset.UTC);
    }

    /// Returns the milliseconds since 1970 of a timestamp.
    public static long toTimestampMillis(LocalDateTime dateTime) {
        return dateTime.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /// Returns a day as a text such as `2024-02-29`.
    public static String formatDate(int date) {
        return toLocalDate(date).toString();
    }

    /// Returns the timestamp of a text such as `2024-02-29 12:30:00.5`.
    ///
    /// @throws DateTimeException if the text is wrong
    public static TimestampData parseTimestampData(String dateStr) {
        return TimestampData.fromLocalDateTime(LocalDateTime.parse(dateStr.strip(), TIMESTAMP));
    }

    /// Returns the timestamp of a text in a format of [DateTimeFormatter]; null if the text is wrong.
    public static @Nullable TimestampData parseTimestampData(String dateStr, String format) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ofPattern(format, Locale.ROOT).parse(dateStr);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (date == null) return null;
            return TimestampData.fromLocalDateTime(LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time));
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
