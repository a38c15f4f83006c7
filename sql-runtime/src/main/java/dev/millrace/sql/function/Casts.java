package dev.millrace.sql.function;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts values of one type to another as CAST does, all in internal form.
public final class Casts {
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final ZoneId zone;

    /// Creates the casts of a session.
    ///
    /// @param zone the time zone of the session
    public Casts(ZoneId zone) {
        this.zone = zone;
    }

    /// Returns the value as a value of the other type. A DECIMAL with too few digits for the value gives null.
    public @Nullable Object cast(@Nullable Object value, LogicalType from, LogicalType to) {
        if (value == null) return null;
        if (from instanceof DistinctType distinct) return cast(value, distinct.getSourceType(), to);
        if (to instanceof DistinctType distinct) return cast(value, from, distinct.getSourceType());
        return switch (to.getTypeRoot()) {
            case CHAR, VARCHAR -> text(value, from, to);
            case BINARY, VARBINARY -> bytes(value, from, to);
            case BOOLEAN -> bool(value, from, to);
            case TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL -> number(value, from, to);
            case DATE, TIME_WITHOUT_TIME_ZONE, TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                time(value, from, to);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> interval(value, from, to);
            case ARRAY ->
                array(
                        (ArrayData) value,
                        from.getChildren().getFirst(),
                        to.getChildren().getFirst());
            case MULTISET, MAP -> map((MapData) value, from, to);
            case ROW, STRUCTURED_TYPE -> row((RowData) value, from.getChildren(), to.getChildren());
            default -> value;
        };
    }

    private StringData text(Object value, LogicalType from, LogicalType to) {
        boolean isText = from.is(LogicalTypeFamily.CHARACTER_STRING);
        String text = isText ? value.toString() : ValueText.of(value, from, zone);
        int length = LogicalTypeChecks.getLength(to);
        int count = text.codePointCount(0, text.length());
        if (count > length) return StringData.fromString(text.substring(0, text.offsetByCodePoints(0, length)));
        if (to instanceof CharType && count < length) return StringData.fromString(text + " ".repeat(length - count));
        return isText ? (StringData) value : StringData.fromString(text);
    }

    private static Object bytes(Object value, LogicalType from, LogicalType to) {
        byte[] bytes = value instanceof StringData text ? text.toBytes() : (byte[]) value;
        int length = LogicalTypeChecks.getLength(to);
        boolean isLonger = bytes.length > length;
        boolean isPadded = to.is(LogicalTypeRoot.BINARY) && bytes.length < length;
        return isLonger || isPadded ? Arrays.copyOf(bytes, length) : bytes;
    }

    private static Object bool(Object value, LogicalType from, LogicalType to) {
        if (from.is(LogicalTypeFamily.CHARACTER_STRING))
            return present(TextValues.bool(value.toString()), value, from, to);
        if (value instanceof Boolean) return value;
        return JavaValues.toBigDecimal(value).signum() != 0;
    }

    private static @Nullable Object number(Object value, LogicalType from, LogicalType to) {
        if (from.is(LogicalTypeFamily.CHARACTER_STRING)) return parsed(value, from, to);
        Number number = switch (from.getTypeRoot()) {
            case BOOLEAN -> (boolean) value ? 1 : 0;
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                Math.floorDiv(((TimestampData) value).getMillisecond(), 1000L);
            default -> JavaValues.toNumber(value);
        };
        boolean isNoNumber = number instanceof Double large && (large.isNaN() || large.isInfinite());
        if (isNoNumber && to.is(LogicalTypeRoot.DECIMAL)) throw failed(value, from, to);
        return JavaValues.toInternal(number, to);
    }

    private static @Nullable Object parsed(Object value, LogicalType from, LogicalType to) {
        String text = value.toString();
        Number number = switch (to.getTypeRoot()) {
            case TINYINT -> TextValues.integer(text, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> TextValues.integer(text, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> TextValues.integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> TextValues.integer(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> TextValues.decimal(text);
            default -> TextValues.approximate(text);
        };
        return JavaValues.toInternal(present(number, value, from, to), to);
    }

    private Object time(Object value, LogicalType from, LogicalType to) {
        if (to.is(LogicalTypeRoot.TIME_WITHOUT_TIME_ZONE)) return timeOfDay(value, from, to);
        LocalDateTime time = switch (from.getTypeRoot()) {
            case CHAR, VARCHAR -> present(TextValues.timestamp(value.toString()), value, from, to);
            case DATE -> JavaValues.toDate(value).atStartOfDay();
            case TIME_WITHOUT_TIME_ZONE -> LocalDateTime.of(1970, 1, 1, 0, 0).with(JavaValues.toTime(value));
            case TIMESTAMP_WITHOUT_TIME_ZONE -> ((TimestampData) value).toLocalDateTime();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> LocalDateTime.ofInstant(((TimestampData) value).toInstant(), zone);
            default -> throw failed(value, from, to);
        };
        if (to.is(LogicalTypeRoot.DATE)) return (int) time.toLocalDate().toEpochDay();
        int precision = LogicalTypeChecks.getPrecision(to);
        boolean isKept =
                from.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE) && from.getTypeRoot() == to.getTypeRoot();
        if (isKept) return truncated((TimestampData) value, precision);
        return to.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE)
                ? truncated(TimestampData.fromLocalDateTime(time), precision)
                : truncated(TimestampData.fromInstant(time.atZone(zone).toInstant()), precision);
    }

    private Object timeOfDay(Object value, LogicalType from, LogicalType to) {
        int millis = switch (from.getTypeRoot()) {
            case CHAR, VARCHAR -> {
                var time = present(TextValues.time(value.toString()), value, from, to);
                yield (int) (time.toNanoOfDay() / 1_000_000);
            }
            case TIME_WITHOUT_TIME_ZONE -> (int) value;
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                (int) Math.floorMod(((TimestampData) value).getMillisecond(), MILLIS_PER_DAY);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                (int) (LocalDateTime.ofInstant(((TimestampData) value).toInstant(), zone)
                                .toLocalTime()
                                .toNanoOfDay()
                        / 1_000_000);
            default -> throw failed(value, from, to);
        };
        int unit = (int) Math.pow(10, Math.max(0, 3 - LogicalTypeChecks.getPrecision(to)));
        return millis / unit * unit;
    }

    private static TimestampData truncated(TimestampData time, int precision) {
        if (precision >= 9) return time;
        if (precision > 3) {
            int unit = (int) Math.pow(10, 9 - precision);
            return TimestampData.fromEpochMillis(time.getMillisecond(), time.getNanoOfMillisecond() / unit * unit);
        }
        long unit = (long) Math.pow(10, 3 - precision);
        return TimestampData.fromEpochMillis(Math.floorDiv(time.getMillisecond(), unit) * unit);
    }

    private static Object interval(Object value, LogicalType from, LogicalType to) {
        if (!(value instanceof Number number)) throw failed(value, from, to);
        return to.is(LogicalTypeRoot.INTERVAL_YEAR_MONTH) ? (Object) number.intValue() : (Object) number.longValue();
    }

    private ArrayData array(ArrayData array, LogicalType from, LogicalType to) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(from);
        @Nullable Object[] elements = new Object[array.size()];
        for (int i = 0; i < elements.length; i++) elements[i] = cast(getter.getElementOrNull(array, i), from, to);
        return new GenericArrayData(elements);
    }

    private MapData map(MapData map, LogicalType from, LogicalType to) {
        ArrayData.ElementGetter keys =
                ArrayData.createElementGetter(from.getChildren().getFirst());
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        boolean isMap = from.is(LogicalTypeRoot.MAP);
        for (int i = 0; i < map.size(); i++) {
            Object key = keys.getElementOrNull(map.keyArray(), i);
            Object value = map.valueArray().isNullAt(i)
                    ? null
                    : isMap
                            ? ArrayData.createElementGetter(from.getChildren().getLast())
                                    .getElementOrNull(map.valueArray(), i)
                            : (Object) map.valueArray().getInt(i);
            entries.put(
                    cast(key, from.getChildren().getFirst(), to.getChildren().getFirst()),
                    isMap
                            ? cast(
                                    value,
                                    from.getChildren().getLast(),
                                    to.getChildren().getLast())
                            : value);
        }
        return new GenericMapData(entries);
    }

    private RowData row(RowData row, List<LogicalType> from, List<LogicalType> to) {
        GenericRowData result = new GenericRowData(row.getRowKind(), to.size());
        for (int i = 0; i < to.size(); i++) {
            Object field = RowData.createFieldGetter(from.get(i), i).getFieldOrNull(row);
            result.setField(i, cast(field, from.get(i), to.get(i)));
        }
        return result;
    }

    private static <T> T present(@Nullable T result, Object value, LogicalType from, LogicalType to) {
        if (result == null) throw failed(value, from, to);
        return result;
    }

    private static RuntimeException failed(Object value, LogicalType from, LogicalType to) {
        return EvaluationFaults.CAST
                .what("'%s' of the type %s cannot be cast to %s.", value, from, to)
                .why("the value has no meaning as a %s", to)
                .fix("Use TRY_CAST to get NULL for such values, or filter the rows.");
    }
}
