package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table whose rows are grouped by keys.
public interface GroupedTable {

    /// Returns keys and aggregates, one row per group.
    Table select(Expression... fields);

    /// Computes an aggregate function per group, whose result may have several columns.
    AggregatedTable aggregate(Expression aggregateFunction);

    /// Computes a table aggregate function per group.
    FlatAggregateTable flatAggregate(Expression tableAggregateFunction);
}
