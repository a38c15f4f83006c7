package dev.millrace.sql.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads rows of cases in JSON as rows in internal form.
final class JsonRows {
    private JsonRows() {}

    /// Returns a row.
    static RowData row(JsonNode node, List<LogicalType> types) {
        JsonNode fields = node.get("f");
        GenericRowData row = new GenericRowData(types.size());
        for (int i = 0; i < types.size(); i++) row.setField(i, value(fields.get(i), types.get(i)));
        return row;
    }

    private static Object value(JsonNode node, LogicalType type) {
        if (node == null || node.isNull()) return null;
        JsonNode content = node.isObject() && !node.get("$").textValue().equals("row") ? node.get("v") : node;
        if (type.is(LogicalTypeRoot.ARRAY)) {
            Object[] values = new Object[content.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(content.get(i), type.getChildren().getFirst());
            }
            return new GenericArrayData(values);
        }
        if (type.is(LogicalTypeRoot.MAP) || type.is(LogicalTypeRoot.MULTISET)) return map(content, type);
        if (type.is(LogicalTypeRoot.ROW)) return row(node, type.getChildren());
        return JavaValues.toInternal(simple(content, type), type);
    }

    private static Object map(JsonNode pairs, LogicalType type) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (JsonNode each : pairs) {
            Object key = value(each.get(0), type.getChildren().getFirst());
            boolean isCount = type.is(LogicalTypeRoot.MULTISET);
            entries.put(
                    key,
                    isCount
                            ? (Object) each.get(1).intValue()
                            : value(each.get(1), type.getChildren().getLast()));
        }
        return new GenericMapData(entries);
    }

    private static Object simple(JsonNode node, LogicalType type) {
        String text = node.asText();
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> StringData.fromString(text);
            case BOOLEAN -> text.equals("null") ? null : (Object) text.equals("true");
            case BINARY, VARBINARY -> HexFormat.of().parseHex(text);
            case DECIMAL -> new BigDecimal(text);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Long.parseLong(text);
            case FLOAT -> Float.parseFloat(text);
            case DOUBLE -> Double.parseDouble(text);
            case DATE -> LocalDate.parse(text);
            case TIME_WITHOUT_TIME_ZONE -> LocalTime.parse(text);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> LocalDateTime.parse(text.replace(' ', 'T'));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Instant.parse(text);
            default -> throw new IllegalArgumentException("a value of the type " + type);
        };
    }
}
