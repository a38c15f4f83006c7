package dev.millrace.sql.operator.aggregate;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes values as JSON.
final class JsonTexts {
    private static final int CONTROLS = 0x20;

    private JsonTexts() {}

    static StringData array(List<RowData> rows, List<LogicalType> types, boolean writesNull) {
        RowData.FieldGetter getter = RowData.createFieldGetter(types.getFirst(), 0);
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (RowData each : rows) {
            Object value = getter.getFieldOrNull(each);
            if (value != null || writesNull) text.add(text(value, types.getFirst()));
        }
        return StringData.fromString(text.toString());
    }

    static StringData object(List<RowData> rows, List<LogicalType> types, boolean writesNull) {
        RowData.FieldGetter getter = RowData.createFieldGetter(types.get(1), 1);
        StringJoiner text = new StringJoiner(",", "{", "}");
        for (RowData each : rows) {
            Object value = getter.getFieldOrNull(each);
            if (each.isNullAt(0) || value == null && !writesNull) continue;
            text.add(quoted(each.getString(0).toString()) + ":" + text(value, types.get(1)));
        }
        return StringData.fromString(text.toString());
    }

    private static String text(@Nullable Object value, LogicalType type) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case DecimalData decimal -> decimal.toBigDecimal().toPlainString();
            case byte[] bytes -> quoted(Base64.getEncoder().encodeToString(bytes));
            case ArrayData array -> {
                LogicalType element = type.getChildren().getFirst();
                StringJoiner text = new StringJoiner(",", "[", "]");
                for (int i = 0; i < array.size(); i++) {
                    text.add(text(ArrayData.createElementGetter(element).getElementOrNull(array, i), element));
                }
                yield text.toString();
            }
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (each < CONTROLS) quoted.append("\\u%04x".formatted((int) each));
                    else quoted.append(each);
                }
            }
        }
        return quoted.append('"').toString();
    }
}
