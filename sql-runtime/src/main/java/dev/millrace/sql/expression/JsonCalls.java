package dev.millrace.sql.expression;

import dev.millrace.sql.json.JsonDocuments;
import dev.millrace.sql.json.JsonValues;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Evaluates functions that make JSON, and tests for it.
final class JsonCalls {
    private final Operands operands;

    private JsonCalls(Operands operands) {
        this.operands = operands;
    }

    static @Nullable Evaluation find(Operands operands) {
        JsonCalls calls = new JsonCalls(operands);
        return switch (operands.call().function()) {
            case "JSON_STRING" -> calls::string;
            case "JSON_OBJECT" -> calls::object;
            case "JSON_ARRAY" -> calls::array;
            case "IS JSON VALUE" -> row -> calls.isJson(row, false, "VALUE");
            case "IS JSON OBJECT" -> row -> calls.isJson(row, false, "OBJECT");
            case "IS JSON ARRAY" -> row -> calls.isJson(row, false, "ARRAY");
            case "IS JSON SCALAR" -> row -> calls.isJson(row, false, "SCALAR");
            case "IS NOT JSON VALUE" -> row -> calls.isJson(row, true, "VALUE");
            case "IS NOT JSON OBJECT" -> row -> calls.isJson(row, true, "OBJECT");
            case "IS NOT JSON ARRAY" -> row -> calls.isJson(row, true, "ARRAY");
            case "IS NOT JSON SCALAR" -> row -> calls.isJson(row, true, "SCALAR");
            default -> JsonPathCalls.find(operands);
        };
    }

    private @Nullable StringData string(RowData row) {
        Object value = operands.value(row, 0);
        if (value == null) return null;
        return text(JsonValues.document(value, operands.type(0)));
    }

    private static StringData text(@Nullable Object document) {
        return StringData.fromString(JsonDocuments.text(document));
    }

    /// Returns the object of keys and values. The first operand says what NULL becomes.
    private StringData object(RowData row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        boolean isKept = isKept(row);
        for (int i = 1; i + 1 < operands.count(); i += 2) {
            Object value = document(row, i + 1);
            if (value != null || isKept) object.put(String.valueOf(operands.value(row, i)), value);
        }
        return text(object);
    }

    private StringData array(RowData row) {
        List<@Nullable Object> array = new ArrayList<>();
        boolean isKept = isKept(row);
        for (int i = 1; i < operands.count(); i++) {
            Object value = document(row, i);
            if (value != null || isKept) array.add(value);
        }
        return text(array);
    }

    private boolean isKept(RowData row) {
        return String.valueOf(operands.value(row, 0)).startsWith("NULL_ON_NULL");
    }

    /// Returns the document of an operand. The result of another JSON function is JSON already.
    private @Nullable Object document(RowData row, int operand) {
        Object value = operands.value(row, operand);
        if (value == null) return null;
        boolean isJson = operands.call().operands().get(operand) instanceof Expr.Call call
                && List.of("JSON_OBJECT", "JSON_ARRAY", "JSON").contains(call.function());
        return isJson ? JsonDocuments.parsed(value.toString()) : JsonValues.document(value, operands.type(operand));
    }

    private boolean isJson(RowData row, boolean isNegated, String kind) {
        Object value = operands.value(row, 0);
        return isNegated != (value != null && isJson(value.toString(), kind));
    }

    private static boolean isJson(String text, String kind) {
        try {
            Object document = JsonDocuments.parse(text);
            return switch (kind) {
                case "OBJECT" -> document instanceof Map;
                case "ARRAY" -> document instanceof List;
                case "SCALAR" -> JsonDocuments.isScalar(document);
                default -> true;
            };
        } catch (JsonDocuments.InvalidJsonException invalid) {
            return false;
        }
    }
}
