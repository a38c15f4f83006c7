package dev.millrace.connector.table.format;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Converts texts to values in internal form and back, as Flink's text formats do. Thread-safe.
///
/// @param isSqlTime whether times have the form `2020-12-31 23:59:59.999`, not that of ISO 8601
/// @param isScientific whether decimals may be written as 1E+3
/// @param elementDelimiter the text between the elements of an array
public record FieldTexts(boolean isSqlTime, boolean isScientific, String elementDelimiter) implements Serializable {
    private static final int NANOS_PER_MILLI = 1_000_000;

    /// Returns the value of a text.
    ///
    /// @throws IllegalArgumentException if the text is not a value of the type
    /// @throws java.time.DateTimeException if the text is not a date or time
    public @Nullable Object value(String text, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> StringData.fromString(text);
            case BOOLEAN -> Boolean.parseBoolean(text.strip());
            case TINYINT -> Byte.parseByte(text.strip());
            case SMALLINT -> Short.parseShort(text.strip());
            case INTEGER, INTERVAL_YEAR_MONTH -> Integer.parseInt(text.strip());
            case BIGINT, INTERVAL_DAY_TIME -> Long.parseLong(text.strip());
            case FLOAT -> Float.parseFloat(text.strip());
            case DOUBLE -> Double.parseDouble(text.strip());
            case DECIMAL -> decimal(text, (DecimalType) type);
            case BINARY, VARBINARY -> Base64.getDecoder().decode(text);
            case DATE -> (int) LocalDate.parse(text).toEpochDay();
            case TIME_WITHOUT_TIME_ZONE -> (int) (LocalTime.parse(text).toNanoOfDay() / NANOS_PER_MILLI);
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                cut(TimestampData.fromLocalDateTime(LocalDateTime.parse(withT(text))), type);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> cut(TimestampData.fromInstant(instant(text)), type);
            case ARRAY -> array(text, ((ArrayType) type).getElementType());
            case ROW -> row(text, (RowType) type);
            default -> throw new IllegalArgumentException("the format has no values of type " + type.asSummaryString());
        };
    }

    private String withT(String text) {
        if (!isSqlTime) return text;
        int space = text.indexOf(' ');
        if (space < 0) throw new IllegalArgumentException("a date, a space and a time are expected");
        return text.substring(0, space) + "T" + text.substring(space + 1);
    }

    private Instant instant(String text) {
        return OffsetDateTime.parse(withT(text)).toInstant();
    }

    private static TimestampData cut(TimestampData value, LogicalType type) {
        int precision = LogicalTypeChecks.getPrecision(type);
        if (precision > 3) return value;
        long unit = (long) Math.pow(10, 3 - (double) precision);
        return TimestampData.fromEpochMillis(Math.floorDiv(value.getMillisecond(), unit) * unit);
    }

    private static DecimalData decimal(String text, DecimalType type) {
        DecimalData value = DecimalData.fromBigDecimal(new BigDecimal(text), type.getPrecision(), type.getScale());
        if (value == null) throw new IllegalArgumentException("the number has more digits than " + type);
        return value;
    }

    private GenericArrayData array(String text, LogicalType type) {
        String[] elements = text.isEmpty() ? new String[0] : text.split(Pattern.quote(elementDelimiter), -1);
        @Nullable Object[] values = new Object[elements.length];
        for (int i = 0; i < values.length; i++) values[i] = value(elements[i], type);
        return new GenericArrayData(values);
    }

    private GenericRowData row(String text, RowType type) {
        String[] fields = text.split(Pattern.quote(elementDelimiter), -1);
        if (fields.length != type.getFieldCount()) {
            throw new IllegalArgumentException("a row of " + type.getFieldCount() + " fields is expected");
        }
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) values[i] = value(fields[i], type.getTypeAt(i));
        return GenericRowData.of(values);
    }

    /// Returns the text of a date, a time, a decimal or bytes.
    public String text(Object value, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case DATE -> LocalDate.ofEpochDay((int) value).toString();
            case TIME_WITHOUT_TIME_ZONE -> time(LocalTime.ofNanoOfDay((long) (int) value * NANOS_PER_MILLI));
            case TIMESTAMP_WITHOUT_TIME_ZONE -> dateTime(((TimestampData) value).toLocalDateTime());
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                dateTime(LocalDateTime.ofInstant(((TimestampData) value).toInstant(), ZoneOffset.UTC)) + "Z";
            case DECIMAL -> decimal(((DecimalData) value).toBigDecimal());
            case BINARY, VARBINARY -> Base64.getEncoder().encodeToString((byte[]) value);
            default -> value.toString();
        };
    }

    /// Returns the digits of a decimal without zeros at the end.
    public String decimal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return isScientific ? stripped.toString() : stripped.toPlainString();
    }

    private String dateTime(LocalDateTime value) {
        return value.toLocalDate() + (isSqlTime ? " " : "T") + time(value.toLocalTime());
    }

    /// Returns a time with seconds, and with as many digits after the point as it needs.
    private static String time(LocalTime value) {
        String seconds =
                String.format(Locale.ROOT, "%02d:%02d:%02d", value.getHour(), value.getMinute(), value.getSecond());
        if (value.getNano() == 0) return seconds;
        String nanos = String.format(Locale.ROOT, "%09d", value.getNano());
        return seconds + "." + nanos.replaceFirst("0+$", "");
    }
}
