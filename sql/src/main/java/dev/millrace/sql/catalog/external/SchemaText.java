package dev.millrace.sql.catalog.external;

import dev.millrace.sql.planner.user.PlannerDataTypes;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.AbstractDataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes schemas in SQL.
///
/// @param expressions writes the computed columns and watermarks
public record SchemaText(Function<Expression, String> expressions) {

    /// Returns the declarations of CREATE TABLE in parentheses. Indexes and columns that never change are left out,
    /// because queries do not use them.
    public String of(Schema schema) {
        List<String> parts = new ArrayList<>();
        for (Schema.UnresolvedColumn each : schema.getColumns()) {
            String comment =
                    each.getComment().map(text -> " COMMENT " + quoted(text)).orElse("");
            parts.add(Identifiers.quoted(each.getName()) + " " + declaration(each) + comment);
        }
        for (Schema.UnresolvedWatermarkSpec each : schema.getWatermarkSpecs()) {
            parts.add("WATERMARK FOR " + Identifiers.quoted(each.getColumnName()) + " AS "
                    + expressions.apply(each.getWatermarkExpression()));
        }
        schema.getPrimaryKey().ifPresent(key -> parts.add(key.toString()));
        return "(\n  " + String.join(",\n  ", parts) + "\n)";
    }

    private String declaration(Schema.UnresolvedColumn column) {
        return switch (column) {
            case Schema.UnresolvedPhysicalColumn physical -> type(physical.getDataType());
            case Schema.UnresolvedComputedColumn computed -> "AS " + expressions.apply(computed.getExpression());
            case Schema.UnresolvedMetadataColumn metadata -> {
                String key = metadata.getMetadataKey();
                String from = key == null ? "" : " FROM " + quoted(key);
                yield type(metadata.getDataType()) + " METADATA" + from + (metadata.isVirtual() ? " VIRTUAL" : "");
            }
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Returns a type in SQL.
    public static String type(AbstractDataType<?> type) {
        return PlannerDataTypes.INSTANCE.createDataType(type).getLogicalType().asSerializableString();
    }
}
