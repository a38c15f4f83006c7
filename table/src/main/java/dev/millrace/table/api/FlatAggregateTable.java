package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table of the rows of a table aggregate function.
public interface FlatAggregateTable {

    /// Returns columns of keys and rows.
    Table select(Expression... fields);
}
