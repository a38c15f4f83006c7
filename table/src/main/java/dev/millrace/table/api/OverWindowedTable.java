package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table with windows of rows for aggregates.
public interface OverWindowedTable {

    /// Returns columns and aggregates over the windows, one row per row of the table.
    Table select(Expression... fields);
}
