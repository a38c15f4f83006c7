package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;

/// Computes columns from batches. Not thread-safe.
public interface BatchProjection {
    /// Returns the computed columns of the rows of a batch, with the kinds of the rows.
    ColumnBatch of(ColumnBatch input);

    /// Returns the computed columns of some rows of a batch, with the kinds of the rows. This is faster than the
    /// projection of a selection.
    ///
    /// @param rows the numbers of the rows, of which the first `count` are used
    default ColumnBatch of(ColumnBatch input, int[] rows, int count) {
        return of(input.select(rows, count));
    }
}
