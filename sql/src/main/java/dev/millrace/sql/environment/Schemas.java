package dev.millrace.sql.environment;

import dev.millrace.sql.catalog.external.SchemaText;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.catalog.TableDistribution;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Writes schemas and tables in SQL.
final class Schemas {
    private Schemas() {}

    /// Returns the columns of rows.
    static ResolvedSchema of(RowType type) {
        return ResolvedSchema.physical(
                type.getFieldNames(),
                type.getChildren().stream().map(DataTypes::of).toList());
    }

    /// Returns a schema with a column per field.
    static Schema ofRow(RowType type) {
        return Schema.newBuilder().fromResolvedSchema(of(type)).build();
    }

    /// Returns the statement that creates a described table.
    ///
    /// @param path the name, with backticks where SQL needs them
    /// @param names gives functions without a name one
    static String create(
            String path, TableDescriptor table, boolean isTemporary, Function<UserDefinedFunction, String> names) {
        StringBuilder text = new StringBuilder(isTemporary ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ").append(path);
        table.getSchema()
                .ifPresent(schema ->
                        text.append(' ').append(new SchemaText(new ExpressionText(null, names)::unnamed).of(schema)));
        table.getComment().ifPresent(comment -> text.append(" COMMENT ").append(quoted(comment)));
        table.getDistribution().ifPresent(each -> text.append(' ').append(distribution(each)));
        if (!table.getPartitionKeys().isEmpty()) {
            text.append(" PARTITIONED BY (")
                    .append(ExpressionText.quoted(table.getPartitionKeys()))
                    .append(')');
        }
        List<String> options = new ArrayList<>();
        for (Map.Entry<String, String> each : table.getOptions().entrySet()) {
            options.add(quoted(each.getKey()) + " = " + quoted(each.getValue()));
        }
        return text.append(" WITH (")
                .append(String.join(", ", options))
                .append(')')
                .toString();
    }

    private static String distribution(TableDistribution distribution) {
        String keys = ExpressionText.quoted(distribution.getBucketKeys());
        String by = switch (distribution.getKind()) {
            case HASH -> " BY HASH(" + keys + ")";
            case RANGE -> " BY RANGE(" + keys + ")";
            case UNKNOWN -> keys.isEmpty() ? "" : " BY (" + keys + ")";
        };
        return "DISTRIBUTED" + by
                + distribution
                        .getBucketCount()
                        .map(each -> " INTO " + each + " BUCKETS")
                        .orElse("");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Returns a path of one name between backticks.
    static String path(String name) {
        return Identifiers.quoted(name);
    }
}
