package dev.millrace.sql.statement;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Is a PARTITION clause: columns, and the values of those that are fixed.
///
/// @param columns the columns in the order of the clause
public record PartitionValues(List<Entry> columns) {

    /// Is one column of the clause.
    ///
    /// @param value a literal; null if the clause names the column only
    public record Entry(String column, @Nullable SqlNode value) {}
}
