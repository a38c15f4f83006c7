package dev.millrace.column;

import org.jspecify.annotations.Nullable;

/// Has the values of one column of a batch. Immutable. The value of a NULL row has no meaning.
public sealed interface Column
        permits LongColumn, IntColumn, DoubleColumn, FloatColumn, BooleanColumn, BytesColumn, ObjectColumn {

    /// Returns the number of rows.
    int size();

    /// Returns whether a row is NULL.
    boolean isNull(int row);

    /// Returns whether a row may be NULL.
    boolean hasNulls();

    /// Returns one bit per row that is set if the row is NULL; null if no row is. Callers must not change the array.
    long @Nullable [] nulls();

    /// Returns the given rows in their order.
    ///
    /// @param rows the numbers of rows, of which the first `count` are used
    Column select(int[] rows, int count);

    /// Returns an estimate of the bytes of memory that the column uses.
    long bytes();
}
