package dev.millrace.sql.stream.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import java.util.List;

/// Computes the functions of new rows of the current key. Not thread-safe.
interface OverComputation {

    /// Returns the results of rows that follow all earlier ones, one column per function.
    ///
    /// @param rows the rows in the order of their times
    /// @param times the times of the rows
    List<Column> compute(ColumnBatch rows, long[] times);

    /// Drops the earlier rows that no row after a time needs.
    void expire(long time);

    /// Returns whether rows of the last time may still come, so that a row is late only if it is before it.
    boolean hasBounds();
}
