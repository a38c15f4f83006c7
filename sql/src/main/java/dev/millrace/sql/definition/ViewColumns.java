package dev.millrace.sql.definition;

import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names the columns of a view.
///
/// @param columns the names that the statement gives; empty for the names of the query
public record ViewColumns(List<CreateStatement.ViewColumn> columns) {

    /// Returns the columns of the query with the names of the view.
    public RowType rename(RowType query) {
        if (!columns.isEmpty() && columns.size() != query.getFieldCount()) {
            throw TableDefinitions.invalid(
                    "The view names " + columns.size() + " columns, but its query has " + query.getFieldCount() + ".",
                    "Name each column of the query.");
        }
        List<RowType.RowField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < query.getFieldCount(); i++) {
            String name = columns.isEmpty()
                    ? query.getFieldNames().get(i)
                    : columns.get(i).name();
            if (!names.add(name)) {
                throw TableDefinitions.invalid(
                        "The view has two columns with the name " + name + ".", "Rename one of them.");
            }
            fields.add(new RowType.RowField(name, query.getTypeAt(i)));
        }
        return new RowType(false, fields);
    }

    /// Returns one comment per column; null where there is none.
    public List<@Nullable String> comments(int count) {
        List<@Nullable String> comments = new ArrayList<>();
        for (int i = 0; i < count; i++)
            comments.add(columns.isEmpty() ? null : columns.get(i).comment());
        return comments;
    }
}
