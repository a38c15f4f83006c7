package dev.millrace.sql.function;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Contains the functions on dates and times without a time zone.
final class TimeFunctions {
    private static final int MONTHS_PER_YEAR = 12;

    private TimeFunctions() {}

    @SqlFunction("EXTRACT")
    static long extract(String unit, LocalDateTime time) {
        return switch (unit) {
            case "YEAR" -> time.getYear();
            case "QUARTER" -> time.get(IsoFields.QUARTER_OF_YEAR);
            case "MONTH" -> time.getMonthValue();
            case "WEEK" -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "DAY" -> time.getDayOfMonth();
            case "DOY" -> time.getDayOfYear();
            case "DOW" -> time.getDayOfWeek().getValue() % 7 + 1;
            case "ISODOW" -> time.getDayOfWeek().getValue();
            case "ISOYEAR" -> time.get(IsoFields.WEEK_BASED_YEAR);
            case "EPOCH" -> time.toEpochSecond(ZoneOffset.UTC);
            case "DECADE" -> Math.floorDiv(time.getYear(), 10);
            case "CENTURY" -> time.getYear() > 0 ? (time.getYear() + 99) / 100 : (time.getYear() - 99) / 100;
            case "MILLENNIUM" -> time.getYear() > 0 ? (time.getYear() + 999) / 1000 : (time.getYear() - 999) / 1000;
            default -> extract(unit, time.toLocalTime());
        };
    }

    @SqlFunction("EXTRACT")
    static long extract(String unit, LocalTime time) {
        return switch (unit) {
            case "HOUR" -> time.getHour();
            case "MINUTE" -> time.getMinute();
            case "SECOND" -> time.getSecond();
            case "MILLISECOND" -> time.get(ChronoField.MILLI_OF_SECOND);
            case "MICROSECOND" -> time.get(ChronoField.MICRO_OF_SECOND);
            case "NANOSECOND" -> time.getNano();
            case "EPOCH" -> time.toSecondOfDay();
            default -> throw unknown(unit);
        };
    }

    @SqlFunction("EXTRACT")
    static long extract(String unit, Period period) {
        long months = period.toTotalMonths();
        return switch (unit) {
            case "YEAR" -> months / MONTHS_PER_YEAR;
            case "MONTH" -> months % MONTHS_PER_YEAR;
            case "QUARTER" -> months % MONTHS_PER_YEAR / 3 + 1;
            default -> throw unknown(unit);
        };
    }

    @SqlFunction("EXTRACT")
    static long extract(String unit, Duration duration) {
        return switch (unit) {
            case "DAY" -> duration.toDays();
            case "HOUR" -> duration.toHours() % 24;
            case "MINUTE" -> duration.toMinutes() % 60;
            case "SECOND" -> duration.toSeconds() % 60;
            case "MILLISECOND" -> duration.toMillis() % 60_000;
            case "EPOCH" -> duration.toSeconds();
            default -> throw unknown(unit);
        };
    }

    private static IllegalArgumentException unknown(String unit) {
        return new IllegalArgumentException("The unit " + unit + " does not fit the argument.");
    }

    @SqlFunction("YEAR")
    static long year(LocalDateTime time) {
        return extract("YEAR", time);
    }

    @SqlFunction("QUARTER")
    static long quarter(LocalDateTime time) {
        return extract("QUARTER", time);
    }

    @SqlFunction("MONTH")
    static long month(LocalDateTime time) {
        return extract("MONTH", time);
    }

    @SqlFunction("WEEK")
    static long week(LocalDateTime time) {
        return extract("WEEK", time);
    }

    @SqlFunction("DAYOFYEAR")
    static long dayOfYear(LocalDateTime time) {
        return extract("DOY", time);
    }

    @SqlFunction("DAYOFMONTH")
    static long dayOfMonth(LocalDateTime time) {
        return extract("DAY", time);
    }

    @SqlFunction("DAYOFWEEK")
    static long dayOfWeek(LocalDateTime time) {
        return extract("DOW", time);
    }

    @SqlFunction("HOUR")
    static long hour(LocalDateTime time) {
        return extract("HOUR", time);
    }

    @SqlFunction("HOUR")
    static long hour(LocalTime time) {
        return extract("HOUR", time);
    }

    @SqlFunction("MINUTE")
    static long minute(LocalDateTime time) {
        return extract("MINUTE", time);
    }

    @SqlFunction("MINUTE")
    static long minute(LocalTime time) {
        return extract("MINUTE", time);
    }

    @SqlFunction("SECOND")
    static long second(LocalDateTime time) {
        return extract("SECOND", time);
    }

    @SqlFunction("SECOND")
    static long second(LocalTime time) {
        return extract("SECOND", time);
    }

    @SqlFunction("FLOOR")
    static LocalDateTime floor(LocalDateTime time, String unit) {
        return switch (unit) {
            case "YEAR" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case "QUARTER" ->
                time.truncatedTo(ChronoUnit.DAYS)
                        .with(ChronoField.MONTH_OF_YEAR, (time.getMonthValue() - 1) / 3 * 3 + 1L)
                        .withDayOfMonth(1);
            case "MONTH" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case "WEEK" -> time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "DAY" -> time.truncatedTo(ChronoUnit.DAYS);
            case "HOUR" -> time.truncatedTo(ChronoUnit.HOURS);
            case "MINUTE" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "SECOND" -> time.truncatedTo(ChronoUnit.SECONDS);
            case "MILLISECOND" -> time.truncatedTo(ChronoUnit.MILLIS);
            case "DECADE" -> yearStart(Math.floorDiv(time.getYear(), 10) * 10);
            case "CENTURY" -> yearStart(Math.floorDiv(time.getYear() - 1, 100) * 100 + 1);
            case "MILLENNIUM" -> yearStart(Math.floorDiv(time.getYear() - 1, 1000) * 1000 + 1);
            default -> throw unknown(unit);
        };
    }

    private static LocalDateTime yearStart(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay();
    }

    @SqlFunction("FLOOR")
    static LocalDate floor(LocalDate date, String unit) {
        return floor(date.atStartOfDay(), unit).toLocalDate();
    }

    @SqlFunction("FLOOR")
    static LocalTime floor(LocalTime time, String unit) {
        return floor(LocalDate.EPOCH.atTime(time), unit).toLocalTime();
    }

    @SqlFunction({"CEIL", "CEILING"})
    static LocalDateTime ceil(LocalDateTime time, String unit) {
        LocalDateTime floor = floor(time, unit);
        if (floor.equals(time)) return time;
        return unit.equals("QUARTER") ? floor.plusMonths(3) : floor.plus(1, ChronoUnit.valueOf(unitOfJava(unit)));
    }

    @SqlFunction({"CEIL", "CEILING"})
    static LocalDate ceil(LocalDate date, String unit) {
        return ceil(date.atStartOfDay(), unit).toLocalDate();
    }

    private static String unitOfJava(String unit) {
        return unit.equals("MILLISECOND") ? "MILLIS" : unit + "S";
    }

    @SqlFunction("DATE_FORMAT")
    static String format(LocalDateTime time, String pattern) {
        return TimeTexts.format(time, pattern);
    }

    @SqlFunction("DATE_FORMAT")
    static @Nullable String format(String text, String pattern) {
        LocalDateTime time = TextValues.timestamp(text);
        return time == null ? null : format(time, pattern);
    }

    @SqlFunction("TO_DATE")
    static @Nullable LocalDate toDate(String text) {
        return TextValues.date(text);
    }

    @SqlFunction("TO_DATE")
    static @Nullable LocalDate toDate(String text, String pattern) {
        LocalDateTime time = TimeTexts.parse(text, pattern);
        return time == null ? null : time.toLocalDate();
    }

    @SqlFunction("TO_TIMESTAMP")
    static @Nullable LocalDateTime toTimestamp(String text) {
        return millis(TextValues.timestamp(text));
    }

    @SqlFunction("TO_TIMESTAMP")
    static @Nullable LocalDateTime toTimestamp(String text, String pattern) {
        return millis(TimeTexts.parse(text, pattern));
    }

    private static @Nullable LocalDateTime millis(@Nullable LocalDateTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }

    @SqlFunction("TIMESTAMPDIFF")
    static long difference(String unit, LocalDateTime from, LocalDateTime to) {
        return TimeDistance.between(unit, from, to);
    }

    @SqlFunction("TIMESTAMPDIFF")
    static long difference(String unit, LocalTime from, LocalTime to) {
        return TimeDistance.between(unit, LocalDate.EPOCH.atTime(from), LocalDate.EPOCH.atTime(to));
    }

    @SqlFunction("TIMESTAMPADD")
    static LocalDateTime sum(String unit, long count, LocalDateTime time) {
        return unit.equals("QUARTER")
                ? time.plusMonths(3 * count)
                : time.plus(count, ChronoUnit.valueOf(unitOfJava(unit)));
    }
}
