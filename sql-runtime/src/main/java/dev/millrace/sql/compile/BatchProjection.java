package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;

/// Computes columns from batches. Not thread-safe.
public interface BatchProjection {
    /// Returns the computed columns of the rows of a batch, with the kinds of the rows.
    ColumnBatch of(ColumnBatch input);
}
