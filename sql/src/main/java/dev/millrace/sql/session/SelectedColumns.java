package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.ColumnDefinition;
import dev.millrace.sql.statement.TableDefinition;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the columns of a table that CREATE TABLE AS creates.
final class SelectedColumns {

    private SelectedColumns() {}

    /// Returns the table: declared columns first, and then the columns of the query that no declaration names. If the
    /// statement only lists names, the list gives the order of the columns of the query.
    static CatalogTable merge(TableDefinition definition, RowType query, TableDefinitions definitions) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        for (ColumnDefinition each : definition.columns()) {
            columns.put(
                    each.name(),
                    each instanceof ColumnDefinition.Selected selected
                            ? physical(selected.name(), query)
                            : definitions.column(each));
        }
        for (RowType.RowField each : query.getFields()) {
            columns.putIfAbsent(each.getName(), physical(each.getName(), query));
        }
        return new CatalogTable(
                List.copyOf(columns.values()),
                definitions.primaryKey(definition.constraints()),
                definitions.watermark(definition.watermark()),
                definition.distribution(),
                definition.partitions(),
                definition.options(),
                definition.comment());
    }

    private static TableColumn physical(String name, RowType query) {
        int index = query.getFieldIndex(name);
        if (index >= 0) return new TableColumn.Physical(name, query.getTypeAt(index), null);
        throw TableDefinitions.invalid(
                "The query has no column " + name + ".", "Name a column of the query, or give the column a type.");
    }

    /// Returns a plan that computes the written columns of the table by name. Columns that the query lacks are NULL.
    static QueryPlan over(QueryPlan query, CatalogTable table) {
        RowType from = query.rowType();
        RowType to = table.rowType(TableColumn::isWritten);
        List<Expr> columns = new ArrayList<>();
        for (RowType.RowField each : to.getFields()) {
            int index = from.getFieldIndex(each.getName());
            LogicalType type = each.getType().copy(true);
            columns.add(
                    index < 0
                            ? new Expr.Literal(null, type)
                            : InsertColumns.cast(new Expr.Column(index, from.getTypeAt(index)), each.getType()));
        }
        return new QueryPlan.Project(query, columns, InsertColumns.produced(to, columns));
    }
}
