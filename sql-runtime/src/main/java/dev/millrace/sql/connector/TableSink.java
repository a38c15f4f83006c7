package dev.millrace.sql.connector;

import dev.millrace.api.DataStream;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.plan.ChangeKinds;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a table.
public interface TableSink extends Serializable {

    /// Adds the steps to a job that write the rows.
    ///
    /// @param rows the rows with all physical columns
    /// @param overwrite whether the rows replace the present ones
    /// @param staticPartition the values of the partition columns that the statement fixes, by name
    void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition);

    /// Returns which kinds of changes the table can store in streaming mode. A table that stores updates without their
    /// former rows needs a primary key.
    default ChangeKinds changes() {
        return ChangeKinds.INSERTS;
    }

    /// Returns how rows of the table are changed; null if the table takes new rows only.
    default @Nullable RowChanges rowChanges() {
        return null;
    }

    /// Returns whether deleted rows may have only the columns of the primary key.
    default boolean takesDeletesByKey() {
        return false;
    }
}
