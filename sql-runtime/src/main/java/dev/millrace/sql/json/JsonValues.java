package dev.millrace.sql.json;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.variant.Variant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns values of SQL into JSON documents.
public final class JsonValues {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int NANO_DIGITS = 9;

    private JsonValues() {}

    /// Returns the document of a value in internal form. The keys of objects are in order.
    ///
    /// @throws IllegalArgumentException if the type has no form in JSON
    public static @Nullable Object document(@Nullable Object value, LogicalType type) {
        if (value == null) return null;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> value.toString();
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> value;
            case FLOAT, DOUBLE -> approximate(((Number) value).doubleValue());
            case VARIANT -> JsonVariants.document((Variant) value);
            case DECIMAL -> decimal((DecimalData) value);
            case BINARY, VARBINARY -> Base64.getEncoder().encodeToString((byte[]) value);
            case DATE -> LocalDate.ofEpochDay((int) value).toString();
            case TIME_WITHOUT_TIME_ZONE ->
                LocalTime.ofNanoOfDay((int) value * NANOS_PER_MILLI).toString();
            case TIMESTAMP_WITHOUT_TIME_ZONE -> timestamp((TimestampData) value, type);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp((TimestampData) value, type) + "Z";
            case ARRAY -> array((ArrayData) value, type.getChildren().getFirst());
            case MAP, MULTISET -> map((MapData) value, type.getChildren());
            case ROW, STRUCTURED_TYPE -> row((RowData) value, type);
            case DISTINCT_TYPE -> document(value, type.getChildren().getFirst());
            default -> throw new IllegalArgumentException("A value of the type " + type + " has no form in JSON.");
        };
    }

    private static Object approximate(double value) {
        return Double.isFinite(value) ? (Object) BigDecimal.valueOf(value) : (Object) String.valueOf(value);
    }

    private static BigDecimal decimal(DecimalData decimal) {
        return decimal.toBigDecimal();
    }

    private static String timestamp(TimestampData time, LogicalType type) {
        int digits = Math.min(NANO_DIGITS, LogicalTypeChecks.getPrecision(type));
        DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd'T'HH:mm:ss");
        if (digits > 0) format.appendFraction(ChronoField.NANO_OF_SECOND, 0, digits, true);
        DateTimeFormatter formatter = format.toFormatter(Locale.ROOT);
        return formatter.format(time.toInstant().atOffset(ZoneOffset.UTC));
    }

    private static List<@Nullable Object> array(ArrayData array, LogicalType element) {
        List<@Nullable Object> elements = new ArrayList<>();
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        for (int i = 0; i < array.size(); i++) elements.add(document(getter.getElementOrNull(array, i), element));
        return elements;
    }

    private static Map<String, @Nullable Object> map(MapData map, List<LogicalType> types) {
        LogicalType keyType = types.getFirst();
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(keyType);
        Map<String, @Nullable Object> entries = new TreeMap<>();
        for (int i = 0; i < map.size(); i++) {
            Object value = types.size() == 1
                    ? (Object) map.valueArray().getInt(i)
                    : document(
                            ArrayData.createElementGetter(types.getLast()).getElementOrNull(map.valueArray(), i),
                            types.getLast());
            entries.put(String.valueOf(keys.getElementOrNull(map.keyArray(), i)), value);
        }
        return entries;
    }

    private static Map<String, @Nullable Object> row(RowData row, LogicalType type) {
        List<String> names = LogicalTypeChecks.getFieldNames(type);
        List<LogicalType> types = LogicalTypeChecks.getFieldTypes(type);
        Map<String, @Nullable Object> fields = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            Object value = RowData.createFieldGetter(types.get(i), i).getFieldOrNull(row);
            fields.put(names.get(i), document(value, types.get(i)));
        }
        return fields;
    }
}
