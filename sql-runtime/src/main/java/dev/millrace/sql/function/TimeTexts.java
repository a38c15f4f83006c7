package dev.millrace.sql.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads and writes dates and times by patterns of `DateTimeFormatter`. Thread-safe.
public final class TimeTexts {
    private static final int NANO_DIGITS = 9;
    private static final int FORMATS_MAX = 1000;
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private static final long MINUTES_OF_DAY = 24 * 60;
    private static final String MINUTE_LETTERS = "yYuMdDEHhm -/:.,_";
    private static final @Nullable LastText[] LAST = new LastText[16];

    private TimeTexts() {}

    private static DateTimeFormatter formatter(String pattern) {
        if (FORMATS.size() > FORMATS_MAX) FORMATS.clear();
        return FORMATS.computeIfAbsent(
                pattern,
                each -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(each)
                        .toFormatter(Locale.ENGLISH));
    }

    /// Returns the formatter that reads any number of digits in place of the fraction of a pattern.
    private static DateTimeFormatter parser(String pattern) {
        int from = pattern.indexOf('S');
        if (from < 0 || pattern.indexOf('\'') >= 0) return formatter(pattern);
        int to = pattern.lastIndexOf('S') + 1;
        if (FORMATS.size() > FORMATS_MAX) FORMATS.clear();
        return FORMATS.computeIfAbsent(
                "parse " + pattern,
                _ -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern.substring(0, from))
                        .appendFraction(ChronoField.NANO_OF_SECOND, 0, NANO_DIGITS, false)
                        .appendPattern(pattern.substring(to))
                        .toFormatter(Locale.ENGLISH));
    }

    /// Returns the text of a time.
    ///
    /// @throws IllegalArgumentException if the pattern is wrong
    public static String format(LocalDateTime time, String pattern) {
        int place = pattern.hashCode() & LAST.length - 1;
        long minute = time.toLocalDate().toEpochDay() * MINUTES_OF_DAY + time.getHour() * 60L + time.getMinute();
        LastText last = LAST[place];
        if (last != null && last.minute == minute && last.pattern.equals(pattern)) return last.text;
        String text = formatter(pattern).format(time);
        if (isOfMinutes(pattern)) LAST[place] = new LastText(pattern, minute, text);
        return text;
    }

    /// Returns whether all times within a minute have the same text.
    private static boolean isOfMinutes(String pattern) {
        return pattern.chars().allMatch(each -> MINUTE_LETTERS.indexOf(each) >= 0);
    }

    /// Is the text of a minute. Threads may see different ones, all of which are right.
    private record LastText(String pattern, long minute, String text) {}

    /// Returns the time of a text; null if it does not fit the pattern. What the pattern leaves out is that
    /// of 1970-01-01.
    public static @Nullable LocalDateTime parse(String text, String pattern) {
        try {
            TemporalAccessor parsed = parser(pattern).parse(text);
            return LocalDate.of(
                            part(parsed, ChronoField.YEAR, year(parsed)),
                            part(parsed, ChronoField.MONTH_OF_YEAR, 1),
                            part(parsed, ChronoField.DAY_OF_MONTH, 1))
                    .atTime(time(parsed));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return null;
        }
    }

    private static int year(TemporalAccessor parsed) {
        return part(parsed, ChronoField.YEAR_OF_ERA, 1970);
    }

    private static LocalTime time(TemporalAccessor parsed) {
        int hour = part(parsed, ChronoField.HOUR_OF_DAY, part(parsed, ChronoField.HOUR_OF_AMPM, 0));
        return LocalTime.of(
                hour,
                part(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                part(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                part(parsed, ChronoField.NANO_OF_SECOND, 0));
    }

    private static int part(TemporalAccessor parsed, ChronoField field, int missing) {
        return parsed.isSupported(field) ? parsed.get(field) : missing;
    }
}
