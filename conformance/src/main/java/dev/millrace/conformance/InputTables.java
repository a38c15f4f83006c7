package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.sql.function.Casts;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes tables with one row of the inputs of cases.
final class InputTables {
    private static final Pattern LEGACY = Pattern.compile("LEGACY\\('[A-Z_]+', 'ANY<([^,>]*)[^>]*>'\\)");
    private static final String OBJECT = "OBJECT";

    private InputTables() {}

    /// Adds a table with one row. Columns of Java objects are left out.
    static void add(String name, JsonNode fields, CaseQueries queries) {
        List<RowType.RowField> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        Casts casts = new Casts(queries.zone());
        for (JsonNode each : fields) {
            JsonNode value = each.get("value");
            String type =
                    LEGACY.matcher(each.get("type").asString()).replaceAll(found -> standard(found.group(1), value));
            if (isObject(type)) continue;
            LogicalType parsed = LogicalTypeParser.parse(type, InputTables.class.getClassLoader());
            columns.add(new RowType.RowField(each.get("name").asString(), parsed));
            values.add(casts.cast(new CaseValues(queries.zone()).of(value, parsed), parsed, parsed));
        }
        if (columns.isEmpty()) {
            columns.add(new RowType.RowField("no_field", new IntType()));
            values.add(null);
        }
        queries.add(name, new RowType(false, columns), List.of(GenericRowData.of(values.toArray())));
    }

    /// Returns whether an expression reads a column that [#add] leaves out.
    static boolean readsObject(JsonNode fields, String expression) {
        for (JsonNode each : fields) {
            String type = each.get("type").asString();
            boolean isOut = type.contains("RAW(") || type.contains("'STRUCTURED_TYPE'") || type.contains("POJO<");
            if (isOut && expression.matches("(?s).*\\b" + each.get("name").asString() + "\\b.*")) return true;
        }
        return false;
    }

    private static boolean isObject(String type) {
        return type.contains(OBJECT) || type.contains("RAW(") || type.contains("LEGACY(");
    }

    /// Returns the type that the class of an old type stands for.
    private static String standard(String javaClass, JsonNode value) {
        return switch (javaClass) {
            case "java.lang.Integer" -> "INT";
            case "[Ljava.lang.Integer;" -> "ARRAY<INT>";
            case "org.apache.flink.table.data.DecimalData" -> {
                JsonNode precision = value.findValue("precision");
                JsonNode scale = value.findValue("scale");
                yield precision == null || scale == null
                        ? "DECIMAL(38, 19)"
                        : "DECIMAL(" + precision.asInt() + ", " + scale.asInt() + ")";
            }
            default -> OBJECT;
        };
    }
}
