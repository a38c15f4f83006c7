package dev.millrace.connector.table.format;

import dev.millrace.jackson.core.JsonParser;
import dev.millrace.jackson.core.JsonToken;
import dev.millrace.jackson.databind.DeserializationFeature;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.json.JsonMapper;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts values of JSON to internal form, as Flink's JSON format does. Not thread-safe.
final class JsonNodes {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FieldTexts values;

    JsonNodes(FieldTexts values) {
        this.values = values;
    }

    /// Returns the value of the current token.
    @Nullable
    Object value(JsonParser parser, JsonToken token, LogicalType type) {
        boolean isText = type.is(LogicalTypeFamily.CHARACTER_STRING);
        if (token.isScalarValue()) {
            String text = parser.getString();
            return isText ? StringData.fromString(text) : values.value(text, type);
        }
        return value((JsonNode) MAPPER.readTree(parser), type);
    }

    private @Nullable Object value(@Nullable JsonNode node, LogicalType type) {
        if (node == null || node.isNull()) return null;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> StringData.fromString(node.isValueNode() ? node.asString() : node.toString());
            case ARRAY -> array(node, ((ArrayType) type).getElementType());
            case MAP -> map(node, ((MapType) type).getKeyType(), ((MapType) type).getValueType());
            case MULTISET -> map(node, ((MultisetType) type).getElementType(), new IntType());
            case ROW -> row(node, (RowType) type);
            default -> {
                if (!node.isValueNode()) throw new IllegalArgumentException("a single value is expected");
                yield values.value(node.asString(), type);
            }
        };
    }

    private GenericArrayData array(JsonNode node, LogicalType type) {
        if (!node.isArray()) throw new IllegalArgumentException("an array is expected");
        @Nullable Object[] elements = new Object[node.size()];
        for (int i = 0; i < elements.length; i++) elements[i] = value(node.get(i), type);
        return new GenericArrayData(elements);
    }

    private GenericMapData map(JsonNode node, LogicalType keyType, LogicalType valueType) {
        if (!node.isObject()) throw new IllegalArgumentException("an object is expected");
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            Object key = keyType.is(LogicalTypeFamily.CHARACTER_STRING)
                    ? StringData.fromString(each.getKey())
                    : values.value(each.getKey(), keyType);
            if (key != null) map.put(key, value(each.getValue(), valueType));
        }
        return new GenericMapData(map);
    }

    private GenericRowData row(JsonNode node, RowType type) {
        if (!node.isObject()) throw new IllegalArgumentException("an object is expected");
        @Nullable Object[] fields = new Object[type.getFieldCount()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = value(node.get(type.getFieldNames().get(i)), type.getTypeAt(i));
        }
        return GenericRowData.of(fields);
    }
}
