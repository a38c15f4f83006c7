package dev.millrace.sql.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// Measures the time between two times.
final class TimeDistance {
    private static final int MONTHS_PER_QUARTER = 3;
    private static final int MONTHS_PER_YEAR = 12;

    private TimeDistance() {}

    /// Returns how many whole units lie between two times; negative if the end is first.
    static long between(String unit, LocalDateTime start, LocalDateTime end) {
        return switch (unit) {
            case "YEAR" -> months(start, end) / MONTHS_PER_YEAR;
            case "QUARTER" -> months(start, end) / MONTHS_PER_QUARTER;
            case "MONTH" -> months(start, end);
            case "WEEK" -> ChronoUnit.WEEKS.between(start, end);
            case "DAY" -> ChronoUnit.DAYS.between(start, end);
            case "HOUR" -> ChronoUnit.HOURS.between(start, end);
            case "MINUTE" -> ChronoUnit.MINUTES.between(start, end);
            case "SECOND" -> ChronoUnit.SECONDS.between(start, end);
            case "MILLISECOND" -> ChronoUnit.MILLIS.between(start, end);
            case "MICROSECOND" -> ChronoUnit.MICROS.between(start, end);
            default -> throw new IllegalArgumentException("The unit " + unit + " does not measure times.");
        };
    }

    /// Returns the months that can be added to the first day without passing the last one. From 31 January to
    /// 29 February it is one month, because the sum of both is that day.
    static long months(LocalDateTime start, LocalDateTime end) {
        if (end.isBefore(start)) return -months(end, start);
        LocalDate first = start.toLocalDate();
        LocalDate last = end.toLocalDate();
        long months = ChronoUnit.MONTHS.between(first, last);
        while (!first.plusMonths(months + 1).isAfter(last)) months++;
        boolean isLess = first.plusMonths(months).equals(last)
                && end.toLocalTime().isBefore(start.toLocalTime());
        return isLess ? months - 1 : months;
    }
}
