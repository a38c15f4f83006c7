package dev.millrace.sql.operator.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;

/// Computes a function over the first rows of a partition, to which rows are added.
interface Fold {

    /// Adds the rows from a row to a row, which is excluded.
    void add(ColumnBatch rows, int from, int to);

    /// Returns the present result in a column with one row.
    Column result();

    /// Returns the estimated bytes of memory.
    long bytes();
}
