package dev.millrace.api.util;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses and formats durations as text of a number and a unit, as configuration files contain them.
public class TimeUtils {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)\\s*(\\p{L}*)");

    public TimeUtils() {}

    /// Parses a text like "10 s", "5min", "250" (milliseconds), or an ISO-8601 duration like "PT10S".
    ///
    /// @throws NumberFormatException if the text starts with neither a number nor "P", or the number is too large
    /// @throws IllegalArgumentException if the text is blank or the unit is unknown
    public static Duration parseDuration(String text) {
        String trimmed = Preconditions.checkNotNull(text).trim();
        Preconditions.checkArgument(!trimmed.isEmpty(), "a duration is expected, but the text is blank");
        Matcher parts = NUMBER_AND_UNIT.matcher(trimmed);
        return parts.matches() ? parse(parts.group(1), parts.group(2)) : parseIso(trimmed);
    }

    private static Duration parse(String digits, String label) {
        long amount;
        try {
            amount = Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw new NumberFormatException("the number " + digits + " of the duration is above " + Long.MAX_VALUE);
        }
        DurationUnit unit = label.isEmpty() ? DurationUnit.MILLISECONDS : DurationUnit.of(label);
        return Duration.of(amount, unit.unit());
    }

    private static Duration parseIso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            if (Character.isDigit(text.charAt(0))) {
                throw new IllegalArgumentException("'" + text + "' is no duration: after the number comes one of "
                        + DurationUnit.allLabels() + ", or nothing for milliseconds");
            }
            throw new NumberFormatException("'" + text + "' is no duration: write a number and a unit, like '10 s'");
        }
    }

    /// Returns the duration in milliseconds, like "2000ms".
    public static String getStringInMillis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /// Returns the duration in the largest unit without a fraction, like "90 s". [#parseDuration] reads the text.
    public static String formatWithHighestUnit(Duration duration) {
        if (duration.isZero()) return "0 ms";
        BigInteger nanos = nanos(duration);
        for (DurationUnit unit : DurationUnit.values()) {
            BigInteger[] parts = nanos.divideAndRemainder(nanos(unit.unit().getDuration()));
            if (parts[1].signum() == 0) return parts[0] + " " + unit.shortest();
        }
        return nanos + " " + DurationUnit.NANOSECONDS.shortest();
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(duration.getNano()));
    }
}
