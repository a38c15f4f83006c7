package dev.millrace.sql.function;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes values as CAST to STRING does.
final class ValueText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MONTHS_PER_YEAR = 12;

    private ValueText() {}

    static String of(@Nullable Object value, LogicalType type, ZoneId zone) {
        if (value == null) return "NULL";
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> (boolean) value ? "TRUE" : "FALSE";
            case BINARY, VARBINARY -> new String((byte[]) value, StandardCharsets.UTF_8);
            case DATE -> JavaValues.toDate(value).toString();
            case TIME_WITHOUT_TIME_ZONE -> time((int) value, LogicalTypeChecks.getPrecision(type));
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                timestamp(((TimestampData) value).toLocalDateTime(), LogicalTypeChecks.getPrecision(type));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                timestamp(
                        LocalDateTime.ofInstant(((TimestampData) value).toInstant(), zone),
                        LogicalTypeChecks.getPrecision(type));
            case INTERVAL_YEAR_MONTH -> months((int) value);
            case INTERVAL_DAY_TIME -> milliseconds((long) value);
            case ARRAY -> array((ArrayData) value, ((ArrayType) type).getElementType(), zone);
            case MAP -> map((MapData) value, ((MapType) type).getKeyType(), ((MapType) type).getValueType(), zone);
            case MULTISET -> map((MapData) value, ((MultisetType) type).getElementType(), new IntType(false), zone);
            case ROW, STRUCTURED_TYPE -> row((RowData) value, type, zone);
            case DISTINCT_TYPE -> of(value, ((DistinctType) type).getSourceType(), zone);
            default -> value.toString();
        };
    }

    private static String time(int millis, int precision) {
        String seconds = String.format(
                Locale.ROOT, "%02d:%02d:%02d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
        return seconds + fraction(millis % 1000 * 1_000_000, precision);
    }

    static String timestamp(LocalDateTime time, int precision) {
        return SECONDS.format(time) + fraction(time.getNano(), precision);
    }

    private static String fraction(int nanos, int precision) {
        return precision == 0
                ? ""
                : "." + String.format(Locale.ROOT, "%09d", nanos).substring(0, precision);
    }

    private static String months(int months) {
        int absolute = Math.abs(months);
        return String.format(
                Locale.ROOT,
                "%s%d-%02d",
                months < 0 ? "-" : "+",
                absolute / MONTHS_PER_YEAR,
                absolute % MONTHS_PER_YEAR);
    }

    private static String milliseconds(long millis) {
        long absolute = Math.abs(millis);
        return String.format(
                Locale.ROOT,
                "%s%d %02d:%02d:%02d.%03d",
                millis < 0 ? "-" : "+",
                absolute / 86_400_000,
                absolute / 3_600_000 % 24,
                absolute / 60_000 % 60,
                absolute / 1000 % 60,
                absolute % 1000);
    }

    private static String array(ArrayData array, LogicalType element, ZoneId zone) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < array.size(); i++) text.add(of(getter.getElementOrNull(array, i), element, zone));
        return text.toString();
    }

    private static String map(MapData map, LogicalType key, LogicalType value, ZoneId zone) {
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(key);
        ArrayData.ElementGetter values = ArrayData.createElementGetter(value);
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < map.size(); i++) {
            text.add(of(keys.getElementOrNull(map.keyArray(), i), key, zone) + "="
                    + of(values.getElementOrNull(map.valueArray(), i), value, zone));
        }
        return text.toString();
    }

    private static String row(RowData row, LogicalType type, ZoneId zone) {
        List<LogicalType> types = LogicalTypeChecks.getFieldTypes(type);
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < types.size(); i++) {
            Object field = RowData.createFieldGetter(types.get(i), i).getFieldOrNull(row);
            String name = type.is(LogicalTypeRoot.STRUCTURED_TYPE)
                    ? LogicalTypeChecks.getFieldNames(type).get(i) + "="
                    : "";
            text.add(name + of(field, types.get(i), zone));
        }
        return text.toString();
    }
}
