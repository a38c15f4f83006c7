package dev.millrace.sql.environment;

import dev.millrace.table.api.AggregatedTable;
import dev.millrace.table.api.FlatAggregateTable;
import dev.millrace.table.api.GroupedTable;
import dev.millrace.table.api.Table;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.ArrayList;
import java.util.List;

/// Is a table whose rows are grouped. Immutable.
///
/// @param keys the keys; empty if all rows are one group
record QueryGroups(QueryTable table, List<Expression> keys) implements GroupedTable {
    private static final String RESULT = "`result`";

    @Override
    public Table select(Expression... fields) {
        ExpressionText text = table.text();
        return table.of("SELECT " + text.list(table.fields(fields)) + " FROM " + table.from() + " GROUP BY "
                + text.grouping(keys));
    }

    private String grouped() {
        return keys.isEmpty() ? "" : " GROUP BY " + table.text().grouping(keys);
    }

    /// Returns the keys and a value as columns of SELECT.
    private String columns(Expression call) {
        List<String> columns = new ArrayList<>();
        for (Expression each : keys) columns.add(table.text().of(each));
        columns.add(table.text().unnamed(call) + " AS " + RESULT);
        return String.join(", ", columns);
    }

    @Override
    public AggregatedTable aggregate(Expression aggregateFunction) {
        String query = "SELECT " + columns(aggregateFunction) + " FROM " + table.from() + grouped();
        QueryTable results = expanded(query, ExpressionText.aliases(aggregateFunction));
        return results::select;
    }

    /// Returns the columns of the result of a function per row.
    Table mapped(Expression call) {
        String query = "SELECT " + table.text().unnamed(call) + " AS " + RESULT + " FROM " + table.from();
        return expanded(query, ExpressionText.aliases(call));
    }

    /// Returns a query whose last column is a row as one whose last columns are the fields of the row.
    private QueryTable expanded(String query, List<String> names) {
        List<String> known = table.columns(query).getFieldNames();
        LogicalType type = table.columns(query).getTypeAt(known.size() - 1);
        List<String> columns = new ArrayList<>();
        for (String each : known.subList(0, known.size() - 1)) columns.add("`grouped`." + Identifiers.quoted(each));
        if (type.isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE)) {
            List<String> fields = LogicalTypeChecks.getFieldNames(type);
            for (int i = 0; i < fields.size(); i++) {
                String name = i < names.size() ? names.get(i) : fields.get(i);
                columns.add("`grouped`." + RESULT + "." + Identifiers.quoted(fields.get(i)) + " AS "
                        + Identifiers.quoted(name));
            }
        } else {
            columns.add("`grouped`." + RESULT + " AS " + Identifiers.quoted(names.isEmpty() ? "f0" : names.getFirst()));
        }
        return table.of("SELECT " + String.join(", ", columns) + " FROM (" + query + ") AS `grouped`");
    }

    @Override
    public FlatAggregateTable flatAggregate(Expression tableAggregateFunction) {
        String query = "SELECT " + columns(tableAggregateFunction) + " FROM " + table.from() + grouped();
        List<String> known = table.columns(query).getFieldNames();
        List<String> columns = new ArrayList<>();
        for (String each : known.subList(0, known.size() - 1)) columns.add("`grouped`." + Identifiers.quoted(each));
        columns.add("`emitted`.*");
        List<String> names = ExpressionText.aliases(tableAggregateFunction);
        String alias = names.isEmpty() ? "" : " (" + ExpressionText.quoted(names) + ")";
        QueryTable rows = table.of("SELECT " + String.join(", ", columns) + " FROM (" + query
                + ") AS `grouped` CROSS JOIN UNNEST(`grouped`." + RESULT + ") AS `emitted`" + alias);
        return rows::select;
    }
}
