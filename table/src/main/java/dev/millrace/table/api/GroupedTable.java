package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table whose rows are grouped by keys.
public interface GroupedTable {

    /// Returns keys and aggregates, one row per group.
    Table select(Expression... fields);
}
