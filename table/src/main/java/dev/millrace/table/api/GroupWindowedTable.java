package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;

/// Is a table with a window of time for groups.
public interface GroupWindowedTable {

    /// Groups the rows. The window must be one of the fields.
    WindowGroupedTable groupBy(Expression... fields);
}
