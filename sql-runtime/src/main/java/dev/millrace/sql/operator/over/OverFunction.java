package dev.millrace.sql.operator.over;

import dev.millrace.column.ColumnBuilder;

/// Computes a function over the windows of a partition.
interface OverFunction {

    /// Appends the result of each row of a partition.
    void compute(OverPartition partition, ColumnBuilder results);
}
