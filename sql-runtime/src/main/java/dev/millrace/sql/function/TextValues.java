package dev.millrace.sql.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads values from texts as CAST does. A wrong text gives null.
final class TextValues {
    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
    private static final Pattern DATE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?");
    private static final int NANO_DIGITS = 9;

    private TextValues() {}

    static @Nullable Boolean bool(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower)) return true;
        return FALSE.contains(lower) ? false : null;
    }

    /// Returns the number without the digits behind the point, if it is in the range.
    static @Nullable Long integer(String text, long least, long most) {
        BigDecimal number = decimal(text);
        if (number == null) return null;
        BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
        boolean isInRange =
                whole.compareTo(BigDecimal.valueOf(least)) >= 0 && whole.compareTo(BigDecimal.valueOf(most)) <= 0;
        return isInRange ? whole.longValue() : null;
    }

    static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException wrong) {
            return null;
        }
    }

    static @Nullable Double approximate(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException wrong) {
            return null;
        }
    }

    static @Nullable LocalDate date(String text) {
        LocalDateTime time = timestamp(text);
        return time == null ? null : time.toLocalDate();
    }

    static @Nullable LocalTime time(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) return null;
        try {
            return LocalTime.of(part(matcher, 1, 0), part(matcher, 2, 0), part(matcher, 3, 0), nanos(matcher.group(4)));
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    /// Reads a date, perhaps followed by a time.
    static @Nullable LocalDateTime timestamp(String text) {
        String[] parts = text.strip().split("[ T]", 2);
        Matcher matcher = DATE.matcher(parts[0]);
        if (!matcher.matches()) return null;
        try {
            LocalDate date = LocalDate.of(part(matcher, 1, 0), part(matcher, 2, 1), part(matcher, 3, 1));
            LocalTime time = parts.length == 1 ? LocalTime.MIDNIGHT : time(parts[1]);
            return time == null ? null : date.atTime(time);
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static int part(Matcher matcher, int group, int missing) {
        String digits = matcher.group(group);
        return digits == null ? missing : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
    }
}
