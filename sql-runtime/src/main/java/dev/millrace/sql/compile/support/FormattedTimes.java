package dev.millrace.sql.compile.support;

import dev.millrace.sql.function.TimeTexts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Formats times by a pattern whose text is the same within a minute or a day, and remembers the last text, because the
/// times of rows usually ascend. Thread-safe.
public final class FormattedTimes {
    private static final long MILLIS_OF_SECOND = 1_000;
    private static final long MILLIS_OF_MINUTE = 60_000;
    private static final long MILLIS_OF_DAY = 24 * 60 * MILLIS_OF_MINUTE;
    private static final String DAY_LETTERS = "yYuMdDE -/:.,_";
    private static final String MINUTE_LETTERS = DAY_LETTERS + "Hhma";

    private final String pattern;
    private final long unit;
    /// Threads may overwrite each other's text, which is immutable.
    private @Nullable Last last;

    private FormattedTimes(String pattern, long unit) {
        this.pattern = pattern;
        this.unit = unit;
    }

    private record Last(long unitNumber, byte[] text) {}

    /// Returns the times of a pattern; null if each time may have a text of its own.
    public static @Nullable FormattedTimes of(String pattern) {
        if (consistsOf(pattern, DAY_LETTERS)) return new FormattedTimes(pattern, MILLIS_OF_DAY);
        return consistsOf(pattern, MINUTE_LETTERS) ? new FormattedTimes(pattern, MILLIS_OF_MINUTE) : null;
    }

    private static boolean consistsOf(String pattern, String letters) {
        return pattern.chars().allMatch(each -> letters.indexOf(each) >= 0);
    }

    /// Returns the text of a time in milliseconds. Callers must not change it.
    public byte[] of(long millis) {
        long number = Math.floorDiv(millis, unit);
        Last known = last;
        if (known != null && known.unitNumber == number) return known.text;
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, MILLIS_OF_SECOND),
                (int) Math.floorMod(millis, MILLIS_OF_SECOND) * 1_000_000,
                ZoneOffset.UTC);
        byte[] text = TimeTexts.format(time, pattern).getBytes(StandardCharsets.UTF_8);
        last = new Last(number, text);
        return text;
    }
}
