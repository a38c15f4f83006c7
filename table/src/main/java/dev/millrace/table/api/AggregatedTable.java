package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table of the results of an aggregate function.
public interface AggregatedTable {

    /// Returns columns of keys and results.
    Table select(Expression... fields);
}
