package dev.millrace.connector.table.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/// Parses numbers, dates and times from bytes without objects.
final class TextNumbers {
    private static final int DIGITS_SAFE = 18;
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final int MILLIS_LENGTH = 23;
    private static final int YEAR_END = 4;
    private static final int MONTH_START = 5;
    private static final int DAY_START = 8;
    private static final int HOUR_START = 11;
    private static final int MINUTE_START = 14;
    private static final int SECOND_START = 17;
    private static final int FRACTION_START = 20;
    private static final long DAY_MILLIS = 86_400_000;
    private static final double[] POWERS = {
        1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int EXACT_DIGITS = 15;

    private TextNumbers() {}

    /// Returns an integer. Spaces around it are allowed.
    static long parseLong(byte[] bytes, int from, int to) {
        int at = from;
        int end = to;
        while (at < end && bytes[at] == ' ') at++;
        while (end > at && bytes[end - 1] == ' ') end--;
        boolean isNegative = at < end && bytes[at] == '-';
        int first = isNegative || at < end && bytes[at] == '+' ? at + 1 : at;
        if (first == end || end - first > DIGITS_SAFE) return slowLong(bytes, at, end);
        long value = 0;
        for (int i = first; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) return slowLong(bytes, at, end);
            value = value * 10 + digit;
        }
        return isNegative ? -value : value;
    }

    private static long slowLong(byte[] bytes, int from, int to) {
        return Long.parseLong(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /// Returns a floating point number. Spaces around it are allowed.
    static double parseDouble(byte[] bytes, int from, int to) {
        int first = from < to && bytes[from] == '-' ? from + 1 : from;
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            boolean isPoint = bytes[i] == '.' && fraction < 0;
            if (isPoint) fraction = count;
            else if (digit < 0 || digit > 9) return slowDouble(bytes, from, to);
            else {
                digits = digits * 10 + digit;
                count++;
            }
            if (count > EXACT_DIGITS) return slowDouble(bytes, from, to);
        }
        if (count == 0) return slowDouble(bytes, from, to);
        // Both numbers are exact, so the quotient is rounded once, as the JDK does.
        double value = fraction < 0 ? digits : digits / POWERS[count - fraction];
        return first > from ? -value : value;
    }

    private static double slowDouble(byte[] bytes, int from, int to) {
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /// Returns the days since 1970 of a date such as 2020-12-31.
    static int parseDate(byte[] bytes, int from, int to) {
        if (to - from == DATE_LENGTH) {
            long days = days(bytes, from);
            if (days != Long.MIN_VALUE) return (int) days;
        }
        return (int) LocalDate.parse(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                .toEpochDay();
    }

    /// Returns the milliseconds since 1970 of a time such as 2020-12-31 23:59:59.999. Returns the smallest number if
    /// the text has another form.
    static long parseTimestamp(byte[] bytes, int from, int to) {
        int length = to - from;
        boolean hasMillis = length == MILLIS_LENGTH;
        if (length != SECONDS_LENGTH && !hasMillis || bytes[from + DATE_LENGTH] != ' ') return Long.MIN_VALUE;
        long days = days(bytes, from);
        int hour = number(bytes, from + HOUR_START, 2);
        int minute = number(bytes, from + MINUTE_START, 2);
        int second = number(bytes, from + SECOND_START, 2);
        int millis = hasMillis ? number(bytes, from + FRACTION_START, 3) : 0;
        boolean isWrong = days == Long.MIN_VALUE
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || millis < 0
                || bytes[from + MINUTE_START - 1] != ':'
                || bytes[from + SECOND_START - 1] != ':'
                || hasMillis && bytes[from + FRACTION_START - 1] != '.';
        if (isWrong) return Long.MIN_VALUE;
        return days * DAY_MILLIS + ((hour * 60L + minute) * 60 + second) * 1000 + millis;
    }

    /// Returns the days since 1970, or the smallest number if the text is not a date.
    private static long days(byte[] bytes, int from) {
        int year = number(bytes, from, YEAR_END);
        int month = number(bytes, from + MONTH_START, 2);
        int day = number(bytes, from + DAY_START, 2);
        boolean isWrong = year < 1
                || month < 1
                || month > 12
                || day < 1
                || bytes[from + YEAR_END] != '-'
                || bytes[from + DAY_START - 1] != '-';
        if (isWrong || day > YearMonth.of(year, month).lengthOfMonth()) return Long.MIN_VALUE;
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static int number(byte[] bytes, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value;
    }
}
