package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table whose rows are grouped by a window of time and by keys.
public interface WindowGroupedTable {

    /// Returns keys, properties of the window and aggregates, one row per group.
    Table select(Expression... fields);
}
