package dev.millrace.connector.table.format;

import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.util.List;

/// Describes which columns of the rows of a file a query wants. Rows of the result have the wanted columns of the file
/// and those of the partition, in the order of the query.
///
/// @param fileType the columns of the file
/// @param resultType the columns of the result
/// @param targets for each column of the file its index in the result; -1 if it is not wanted
/// @param partitionColumns the indexes in the result of columns with one value for all rows of a file: partition
/// columns, and
///     then metadata columns
/// @param limit the number of rows after which a reader stops
public record FileRows(
        RowType fileType, RowType resultType, List<Integer> targets, List<Integer> partitionColumns, long limit)
        implements Serializable {
    public FileRows {
        targets = List.copyOf(targets);
        partitionColumns = List.copyOf(partitionColumns);
    }
}
