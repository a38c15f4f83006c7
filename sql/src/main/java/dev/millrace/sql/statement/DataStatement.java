package dev.millrace.sql.statement;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Reads or changes the data of tables.
public sealed interface DataStatement extends Statement {

    /// Returns the rows of a query.
    record Query(SqlNode query) implements DataStatement {}

    /// Writes the rows of a query into a table.
    ///
    /// @param hints the hints after the name of the table
    /// @param overwrite whether the rows replace the present ones
    /// @param partition the partition; null if there is none
    /// @param columns the columns to write; empty for all
    /// @param conflict what happens to rows with the same primary key; null for the default
    record Insert(
            ObjectName table,
            List<SqlNode> hints,
            boolean overwrite,
            @Nullable PartitionValues partition,
            List<ObjectName> columns,
            SqlNode query,
            @Nullable ConflictAction conflict)
            implements DataStatement {}

    /// Deletes rows.
    record Delete(SqlNode delete) implements DataStatement {}

    /// Changes rows.
    record Update(SqlNode update) implements DataStatement {}

    /// Deletes all rows of a table.
    record Truncate(ObjectName table) implements DataStatement {}

    /// Computes statistics of a table.
    ///
    /// @param partition the partition; null for the whole table
    /// @param columns the columns; empty for all columns; null for statistics of the table only
    record Analyze(
            ObjectName table,
            @Nullable PartitionValues partition,
            @Nullable List<String> columns) implements DataStatement {}

    /// Calls a procedure.
    record Call(SqlNode call) implements DataStatement {}
}
