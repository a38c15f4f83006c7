package dev.millrace.sql.catalog.external;

import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.statement.UniqueConstraint;
import dev.millrace.table.catalog.object.ResolvedCatalogTable;
import dev.millrace.table.catalog.object.ResolvedCatalogView;
import dev.millrace.table.expressions.ResolvedSqlExpression;
import dev.millrace.table.schema.Column;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.schema.WatermarkSpec;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Converts the tables of sessions into tables for connectors and catalogs of programs.
public final class ResolvedTables {
    private ResolvedTables() {}

    /// Returns a table for connectors and catalogs of programs.
    public static ResolvedCatalogTable of(CatalogTable table) {
        ResolvedSchema schema = schema(table);
        Schema.Builder unresolved = Schema.newBuilder().fromResolvedSchema(schema);
        var origin = dev.millrace.table.catalog.object.CatalogTable.newBuilder()
                .schema(unresolved.build())
                .comment(table.comment())
                .partitionKeys(table.partitionKeys())
                .options(table.options())
                .build();
        return new ResolvedCatalogTable(origin, schema);
    }

    /// Returns a view for catalogs of programs.
    public static ResolvedCatalogView of(CatalogView view) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < view.rowType().getFieldCount(); i++) {
            RowType.RowField field = view.rowType().getFields().get(i);
            Column column = Column.physical(field.getName(), TypeConversions.fromLogicalToDataType(field.getType()));
            columns.add(column.withComment(view.comments().get(i)));
        }
        ResolvedSchema schema = ResolvedSchema.of(columns);
        Schema unresolved = Schema.newBuilder().fromResolvedSchema(schema).build();
        var origin = dev.millrace.table.catalog.object.CatalogView.of(
                unresolved, view.comment(), view.query(), view.query(), Map.of());
        return new ResolvedCatalogView(origin, schema);
    }

    private static ResolvedSchema schema(CatalogTable table) {
        List<Column> columns = new ArrayList<>();
        for (TableColumn each : table.columns()) columns.add(column(each));
        ResolvedSchema schema = new ResolvedSchema(columns, watermarks(table), null);
        UniqueConstraint key = table.key();
        if (key == null) return schema;
        String name = key.name() == null ? "PK_" + String.join("_", key.columns()) : key.name();
        return schema.withPrimaryKey(dev.millrace.table.schema.UniqueConstraint.primaryKey(name, key.columns()));
    }

    private static List<WatermarkSpec> watermarks(CatalogTable table) {
        CatalogTable.Watermark watermark = table.watermark();
        if (watermark == null) return List.of();
        DataType type = TypeConversions.fromLogicalToDataType(
                table.columns().get(table.indexOf(watermark.column())).type());
        return List.of(WatermarkSpec.of(watermark.column(), new ResolvedSqlExpression(watermark.expression(), type)));
    }

    private static Column column(TableColumn column) {
        DataType type = TypeConversions.fromLogicalToDataType(column.type());
        Column made = switch (column) {
            case TableColumn.Physical physical -> Column.physical(physical.name(), type);
            case TableColumn.Metadata metadata ->
                Column.metadata(metadata.name(), type, metadata.key(), metadata.isVirtual());
            case TableColumn.Computed computed ->
                Column.computed(computed.name(), new ResolvedSqlExpression(computed.expression(), type));
        };
        return column.comment() == null ? made : made.withComment(column.comment());
    }
}
