package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.sql.json.JsonDocuments;
import dev.millrace.sql.json.JsonVariants;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns values of cases into the internal form of a type.
///
/// @param zone the time zone of local times in columns of instants
record CaseValues(ZoneId zone) {
    private static final int NANOS_PER_MILLI = 1_000_000;

    /// Returns the value; null for NULL.
    @Nullable
    Object of(JsonNode value, LogicalType type) {
        if (value.isNull() || isNullText(value, type)) return null;
        JsonNode content = content(value);
        return switch (type.getTypeRoot()) {
            case ARRAY -> array(content, type.getChildren().getFirst());
            case MAP, MULTISET -> map(content, type.getChildren());
            case ROW, STRUCTURED_TYPE -> row(value, type);
            default -> scalar(content.asString(), type);
        };
    }

    /// Returns whether a value is the text of NULL, as results have that were read from texts.
    private static boolean isNullText(JsonNode value, LogicalType type) {
        return value.isString() && value.stringValue().equals("null") && !type.is(LogicalTypeFamily.CHARACTER_STRING);
    }

    private static JsonNode content(JsonNode value) {
        if (!value.isObject()) return value;
        return value.has("v") ? value.get("v") : value.path("string");
    }

    private @Nullable Object scalar(String text, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> StringData.fromString(text);
            case BINARY, VARBINARY -> HexFormat.of().parseHex(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case TINYINT -> Byte.valueOf(text);
            case SMALLINT -> Short.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case DECIMAL -> {
                DecimalType decimal = (DecimalType) type;
                yield DecimalData.fromBigDecimal(new BigDecimal(text), decimal.getPrecision(), decimal.getScale());
            }
            case DATE -> (int) LocalDate.parse(text).toEpochDay();
            case TIME_WITHOUT_TIME_ZONE -> (int) (LocalTime.parse(text).toNanoOfDay() / NANOS_PER_MILLI);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> TimestampData.fromLocalDateTime(LocalDateTime.parse(text));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                TimestampData.fromInstant(
                        text.endsWith("Z")
                                ? Instant.parse(text)
                                : LocalDateTime.parse(text).atZone(zone).toInstant());
            case INTERVAL_YEAR_MONTH ->
                (int) (text.startsWith("P") ? Period.parse(text).toTotalMonths() : Long.parseLong(text));
            case VARIANT -> JsonVariants.of(JsonDocuments.parsed(text));
            case INTERVAL_DAY_TIME ->
                text.startsWith("P") ? Duration.parse(text).toMillis() : Long.parseLong(text);
            default -> throw new IllegalArgumentException("No values of the type " + type);
        };
    }

    private ArrayData array(JsonNode content, LogicalType element) {
        @Nullable Object[] elements = new Object[content.size()];
        for (int i = 0; i < elements.length; i++) elements[i] = of(content.get(i), element);
        return new GenericArrayData(elements);
    }

    private MapData map(JsonNode content, List<LogicalType> types) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (JsonNode each : content) {
            Object value = types.size() == 1 ? (Object) each.get(1).asInt() : of(each.get(1), types.getLast());
            entries.put(of(each.get(0), types.getFirst()), value);
        }
        return new GenericMapData(entries);
    }

    /// Returns the row of a case.
    RowData row(JsonNode value, LogicalType type) {
        List<LogicalType> types = type.getChildren();
        JsonNode fields = value.get("f");
        GenericRowData row = new GenericRowData(types.size());
        for (int i = 0; i < types.size(); i++) {
            // Some rows leave out their last fields.
            row.setField(i, i < fields.size() ? of(fields.get(i), types.get(i)) : null);
        }
        return row;
    }
}
