package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import java.util.List;

/// Starts the definition of windows of rows for aggregates.
public final class Over {
    /// Creates an object without use. The static methods define windows.
    public Over() {}

    /// Separates the rows by keys.
    public static OverWindowPartitioned partitionBy(Expression... partitionBy) {
        return new OverWindowPartitioned(List.of(partitionBy));
    }

    /// Sets the order of all rows.
    public static OverWindowPartitionedOrdered orderBy(Expression orderBy) {
        return new OverWindowPartitionedOrdered(List.of(), orderBy);
    }
}
