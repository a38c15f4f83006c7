package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;

/// Computes an aggregate function for one group at a time, whose key is selected. Called by the thread of the
/// subtask only.
interface Accumulator {

    /// Adds a row to a group, or takes it back.
    ///
    /// @param count 1 to add the row, -1 to take it back
    void change(GroupRow group, ColumnBatch batch, int row, int count);

    /// Appends the result of a group.
    void append(GroupRow group, ColumnBuilder to);

    /// Returns whether two groups have the same result.
    boolean isSame(GroupRow one, GroupRow other);

    /// Drops what the accumulator keeps beside the row of the selected group.
    default void clear() {}
}
