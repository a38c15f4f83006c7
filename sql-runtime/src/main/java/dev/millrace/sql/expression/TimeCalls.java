package dev.millrace.sql.expression;

import dev.millrace.sql.function.JavaValues;
import dev.millrace.sql.function.TimeTexts;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Evaluates functions that depend on the time at which a query started, or on a time zone.
final class TimeCalls {
    private static final String USUAL = "yyyy-MM-dd HH:mm:ss";
    private static final int MILLIS_PRECISION = 3;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Operands operands;
    private final SessionTime time;

    private TimeCalls(Operands operands, SessionTime time) {
        this.operands = operands;
        this.time = time;
    }

    static @Nullable Evaluation find(Operands operands, SessionTime time) {
        Object value = switch (operands.call().function()) {
            case "CURRENT_TIMESTAMP", "NOW", "CURRENT_ROW_TIMESTAMP", "PROCTIME" -> time.start();
            case "LOCALTIMESTAMP" -> time.localStart();
            case "CURRENT_DATE" -> time.localStart().toLocalDate();
            case "LOCALTIME", "CURRENT_TIME" -> time.localStart().toLocalTime().withNano(0);
            default -> null;
        };
        if (value == null) return zoned(operands, time);
        Object internal = JavaValues.toInternal(value, operands.call().type());
        return _ -> internal;
    }

    private static @Nullable Evaluation zoned(Operands operands, SessionTime time) {
        TimeCalls calls = new TimeCalls(operands, time);
        return switch (operands.call().function()) {
            case "UNIX_TIMESTAMP" -> operands.count() == 0 ? _ -> time.start().getEpochSecond() : calls::unixTime;
            case "FROM_UNIXTIME" -> calls::fromUnixTime;
            case "TO_TIMESTAMP_LTZ" -> calls::instant;
            case "CONVERT_TZ" -> calls::converted;
            case "CURRENT_WATERMARK", "SOURCE_WATERMARK" -> _ -> null;
            default -> null;
        };
    }

    private @Nullable String text(RowData row, int operand, String missing) {
        if (operand >= operands.count()) return missing;
        Object value = operands.value(row, operand);
        return value == null ? null : value.toString();
    }

    /// Returns the seconds since 1970 of a text in the time zone of the session; the least number for a wrong text.
    private @Nullable Object unixTime(RowData row) {
        String text = text(row, 0, "");
        String pattern = text(row, 1, USUAL);
        if (text == null || pattern == null) return null;
        LocalDateTime local = TimeTexts.parse(text, pattern);
        return local == null
                ? (Object) Long.MIN_VALUE
                : (Object) local.atZone(time.zone()).toEpochSecond();
    }

    private @Nullable Object fromUnixTime(RowData row) {
        String pattern = text(row, 1, USUAL);
        if (!(operands.value(row, 0) instanceof Number seconds) || pattern == null) return null;
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds.longValue()), time.zone());
        return StringData.fromString(TimeTexts.format(local, pattern));
    }

    private @Nullable Object instant(RowData row) {
        if (operands.hasNull(row)) return null;
        return switch (operands.value(row, 0)) {
            case StringData text -> fromText(row, text.toString());
            case DecimalData decimal -> fromNumber(row, decimal.toBigDecimal().doubleValue());
            case Number number -> fromNumber(row, number);
            case null, default -> null;
        };
    }

    private @Nullable Object fromText(RowData row, String text) {
        LocalDateTime local = TimeTexts.parse(text, String.valueOf(text(row, 1, USUAL)));
        if (local == null) return null;
        try {
            ZoneId zone = ZoneId.of(String.valueOf(text(row, 2, "UTC")));
            return TimestampData.fromInstant(local.atZone(zone).toInstant());
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private @Nullable Object fromNumber(RowData row, Number number) {
        int precision = operands.count() > 1 && operands.value(row, 1) instanceof Number given
                ? given.intValue()
                : MILLIS_PRECISION;
        if (precision != 0 && precision != MILLIS_PRECISION) return null;
        boolean isWhole = !(number instanceof Double) && !(number instanceof Float);
        long factor = precision == 0 ? MILLIS_PER_SECOND : 1;
        long millis = isWhole ? number.longValue() * factor : (long) (number.doubleValue() * factor);
        return TimestampData.fromEpochMillis(millis);
    }

    private @Nullable Object converted(RowData row) {
        if (operands.hasNull(row)) return null;
        LocalDateTime local = TimeTexts.parse(String.valueOf(text(row, 0, "")), USUAL);
        if (local == null) return null;
        try {
            ZoneId from = zone(String.valueOf(text(row, 1, "")));
            ZoneId to = zone(String.valueOf(text(row, 2, "")));
            LocalDateTime result = local.atZone(from).withZoneSameInstant(to).toLocalDateTime();
            return StringData.fromString(TimeTexts.format(result, USUAL));
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    /// Returns a zone as `java.util.TimeZone` does: an unknown name is UTC.
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name, ZoneId.SHORT_IDS);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
