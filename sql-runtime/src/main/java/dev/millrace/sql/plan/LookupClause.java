package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Describes which rows a lookup join finds, and what it does with them.
///
/// @param table the names of catalog, database and table
/// @param options the options that the query gives instead of those of the table
/// @param hint the arguments of the hint LOOKUP
/// @param tableType the type of the rows of the table
/// @param keys the indexes of the columns of the key in the table
/// @param values the values of the key, over the columns of the left input
/// @param leftFilter the condition that left rows fulfil, or they have no match; null for all rows
/// @param condition the condition over the columns of the left input and those of the table; null for none
/// @param results the columns of the right side, over the columns of the table
public record LookupClause(
        List<String> table,
        Map<String, String> options,
        Map<String, String> hint,
        RowType tableType,
        List<Integer> keys,
        List<Expr> values,
        @Nullable Expr leftFilter,
        @Nullable Expr condition,
        List<Expr> results)
        implements Serializable {

    /// Returns the name of the table for readers.
    public String name() {
        return String.join(".", table);
    }

    /// Returns the indexes of the columns of the table that the join reads, in ascending order.
    ///
    /// @param width the number of columns of the left input
    public List<Integer> read(int width) {
        Set<Integer> read = new TreeSet<>(keys);
        for (Expr each : results) read.addAll(ColumnReferences.of(each));
        if (condition != null) {
            for (int each : ColumnReferences.of(condition)) if (each >= width) read.add(each - width);
        }
        return List.copyOf(read);
    }
}
