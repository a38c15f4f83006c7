package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;

/// Selects rows of batches by a condition. Not thread-safe.
public interface BatchFilter {
    /// Finds the rows of a batch for which the condition is true.
    ///
    /// @param rows receives the numbers of the rows in ascending order; at least as long as the batch
    /// @return how many rows were found
    int select(ColumnBatch input, int[] rows);
}
