package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;

/// Computes an aggregate function for many groups, which have the numbers from 0. Not thread-safe.
///
/// An intermediate result can be written as columns and merged later, for two-phase aggregation and files.
public interface Aggregator {

    /// Makes room for a number of groups. To be called before rows of new groups are added.
    void resize(int groups);

    /// Adds rows.
    ///
    /// @param rows the numbers of the rows within the batch, of which the first `count` are used
    /// @param groups the group of each of these rows
    void add(ColumnBatch batch, int[] rows, int[] groups, int count);

    /// Returns the types of the columns of intermediate results.
    List<LogicalType> partialTypes();

    /// Merges the intermediate results in all rows of a batch.
    ///
    /// @param first the index of the first column of the intermediate results
    /// @param groups the group of each row
    void merge(ColumnBatch batch, int first, int[] groups);

    /// Returns the intermediate results of the groups from a number to a number, which is excluded.
    List<Column> partials(int from, int to);

    /// Returns the results of the groups from a number to a number, which is excluded.
    Column results(int from, int to);

    /// Returns the estimated bytes of memory.
    long bytes();

    /// Drops all groups.
    void clear();
}
