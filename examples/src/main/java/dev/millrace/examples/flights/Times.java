package dev.millrace.examples.flights;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Converts between the times of the file, milliseconds, and text.
final class Times {
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Times() {}

    /// @param date `yyyy/MM/dd HH:mm`, taken as UTC
    /// @throws IllegalArgumentException if the text has another form
    static long millis(String date) {
        if (date.length() != 16 || date.charAt(4) != '/' || date.charAt(7) != '/' || date.charAt(13) != ':') {
            throw new IllegalArgumentException("'" + date + "' is no date of the form yyyy/MM/dd HH:mm");
        }
        return LocalDateTime.of(
                                number(date, 0, 4),
                                number(date, 5, 7),
                                number(date, 8, 10),
                                number(date, 11, 13),
                                number(date, 14, 16))
                        .toEpochSecond(ZoneOffset.UTC)
                * 1000;
    }

    private static int number(String date, int from, int to) {
        return Integer.parseInt(date, from, to, 10);
    }

    /// Formats a time as the file of flights does.
    static String written(long millis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(millis / 1_000, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(16);
        text.append(time.getYear()).append('/');
        append(text, time.getMonthValue()).append('/');
        append(text, time.getDayOfMonth()).append(' ');
        append(text, time.getHour()).append(':');
        return append(text, time.getMinute()).toString();
    }

    private static StringBuilder append(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /// Formats a time to the minute, in UTC.
    static String readable(long millis) {
        return READABLE.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }
}
