package dev.millrace.sql.operator.over;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;

/// Computes a function over one partition that is too large for memory and arrives in parts. Some rows may be in
/// several parts. Not thread-safe.
interface PartFunction {

    /// Is a range of the sorted rows of a partition.
    ///
    /// @param partition the rows, as if they were a whole partition
    /// @param from the first row that has no result yet
    /// @param position the number of rows of the partition before the first row of the part
    /// @param total the number of rows of the partition; 0 if unknown
    /// @param isLast whether no rows follow
    record Part(OverPartition partition, int from, long position, long total, boolean isLast) {
        ColumnBatch rows() {
            return partition.rows();
        }

        int size() {
            return partition.size();
        }
    }

    /// Returns whether all rows of the partition must be seen before the first result.
    default boolean needsAllRows() {
        return false;
    }

    /// Sees rows before the first result. Called for all rows, in order.
    default void see(ColumnBatch rows) {}

    /// Returns the first row of a part whose result depends on rows that follow the part.
    default int ready(Part part) {
        return part.size();
    }

    /// Returns the first row of a part on which later results depend.
    ///
    /// @param ready the first row that has no result yet
    default int needed(Part part, int ready) {
        return ready;
    }

    /// Appends the results of rows.
    ///
    /// @param to the row behind the last one
    void compute(Part part, int to, ColumnBuilder results);
}
