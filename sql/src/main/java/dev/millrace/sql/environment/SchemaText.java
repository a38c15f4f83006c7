package dev.millrace.sql.environment;

import dev.millrace.sql.planner.user.PlannerDataTypes;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.AbstractDataType;
import java.util.ArrayList;
import java.util.List;

/// Writes schemas in SQL.
///
/// @param expressions writes the computed columns and watermarks
record SchemaText(ExpressionText expressions) {

    /// Returns the declarations of CREATE TABLE in parentheses. Indexes and columns that never change are left out,
    /// because queries do not use them.
    String of(Schema schema) {
        List<String> parts = new ArrayList<>();
        for (Schema.UnresolvedColumn each : schema.getColumns()) {
            String comment = each.getComment()
                    .map(text -> " COMMENT " + Schemas.quoted(text))
                    .orElse("");
            parts.add(Identifiers.quoted(each.getName()) + " " + declaration(each) + comment);
        }
        for (Schema.UnresolvedWatermarkSpec each : schema.getWatermarkSpecs()) {
            parts.add("WATERMARK FOR " + Identifiers.quoted(each.getColumnName()) + " AS "
                    + expressions.unnamed(each.getWatermarkExpression()));
        }
        schema.getPrimaryKey().ifPresent(key -> parts.add(key.toString()));
        return "(\n  " + String.join(",\n  ", parts) + "\n)";
    }

    private String declaration(Schema.UnresolvedColumn column) {
        return switch (column) {
            case Schema.UnresolvedPhysicalColumn physical -> type(physical.getDataType());
            case Schema.UnresolvedComputedColumn computed -> "AS " + expressions.unnamed(computed.getExpression());
            case Schema.UnresolvedMetadataColumn metadata -> {
                String key = metadata.getMetadataKey();
                String from = key == null ? "" : " FROM " + Schemas.quoted(key);
                yield type(metadata.getDataType()) + " METADATA" + from + (metadata.isVirtual() ? " VIRTUAL" : "");
            }
        };
    }

    /// Returns a type in SQL.
    static String type(AbstractDataType<?> type) {
        return PlannerDataTypes.INSTANCE.createDataType(type).getLogicalType().asSerializableString();
    }
}
