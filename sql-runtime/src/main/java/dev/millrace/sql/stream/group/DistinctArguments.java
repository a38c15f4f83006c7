package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;

/// Passes each different value of an argument once to the DISTINCT calls with this argument. The key of the group is
/// selected. Called by the thread of the subtask only.
sealed interface DistinctArguments permits CountedValues, SeenValues {

    /// Is a DISTINCT call.
    ///
    /// @param filter the index of the column that must be true; -1 for all rows
    record Call(Accumulator accumulator, int filter) {}

    /// Adds a row to a group, or takes it back.
    ///
    /// @param count 1 to add the row, -1 to take it back
    void change(GroupRow group, ColumnBatch batch, int row, int count);

    /// Drops the values of the group.
    void clear();
}
