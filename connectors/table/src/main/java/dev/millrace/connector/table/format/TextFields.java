package dev.millrace.connector.table.format;

import dev.millrace.column.BooleanColumnBuilder;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.DoubleColumnBuilder;
import dev.millrace.column.FloatColumnBuilder;
import dev.millrace.column.IntColumnBuilder;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.nio.charset.StandardCharsets;

/// Finds the parser of a type. Common types are parsed from bytes without objects.
final class TextFields {
    private static final int MILLIS_DIGITS = 3;

    private TextFields() {}

    /// Returns a parser.
    ///
    /// @param values parses values of all types from text
    static TextField of(LogicalType type, FieldTexts values) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR ->
                (bytes, from, to, column) -> ((BytesColumnBuilder) column).append(bytes, from, to - from);
            case BIGINT ->
                (bytes, from, to, column) ->
                        ((LongColumnBuilder) column).append(TextNumbers.parseLong(bytes, from, to));
            case TINYINT -> ints(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> ints(Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> ints(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BOOLEAN ->
                (bytes, from, to, column) -> ((BooleanColumnBuilder) column)
                        .append(Boolean.parseBoolean(text(bytes, from, to).strip()));
            case DOUBLE ->
                (bytes, from, to, column) ->
                        ((DoubleColumnBuilder) column).append(TextNumbers.parseDouble(bytes, from, to));
            case FLOAT ->
                (bytes, from, to, column) ->
                        ((FloatColumnBuilder) column).append(Float.parseFloat(text(bytes, from, to)));
            case DATE ->
                (bytes, from, to, column) -> ((IntColumnBuilder) column).append(TextNumbers.parseDate(bytes, from, to));
            case TIMESTAMP_WITHOUT_TIME_ZONE -> timestamp(type, values);
            default -> anyType(type, values);
        };
    }

    private static TextField anyType(LogicalType type, FieldTexts values) {
        return (bytes, from, to, column) -> column.appendValue(values.value(text(bytes, from, to), type));
    }

    private static TextField ints(int least, int greatest) {
        return (bytes, from, to, column) -> {
            long value = TextNumbers.parseLong(bytes, from, to);
            if (value < least || value > greatest) throw new NumberFormatException("the number is out of range");
            ((IntColumnBuilder) column).append((int) value);
        };
    }

    private static TextField timestamp(LogicalType type, FieldTexts values) {
        boolean isSimple = LogicalTypeChecks.getPrecision(type) == MILLIS_DIGITS && values.isSqlTime();
        if (!isSimple) return anyType(type, values);
        return (bytes, from, to, column) -> {
            long millis = TextNumbers.parseTimestamp(bytes, from, to);
            if (millis == Long.MIN_VALUE) {
                column.appendValue(values.value(text(bytes, from, to), type));
                return;
            }
            ((LongColumnBuilder) column).append(millis);
        };
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
