package dev.millrace.table.connector.sink.abilities;

import dev.millrace.table.connector.RowLevelModificationScanContext;
import dev.millrace.table.schema.Column;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a sink that can update rows that a query found.
public interface SupportsRowLevelUpdate {

    /// Announces an UPDATE.
    ///
    /// @param updatedColumns the columns that the statement sets
    /// @param context the result of the source of the table; null if there is none
    RowLevelUpdateInfo applyRowLevelUpdate(
            List<Column> updatedColumns, @Nullable RowLevelModificationScanContext context);

    /// Says what the sink wants to get.
    interface RowLevelUpdateInfo {

        /// Returns the columns that the sink needs; empty for all columns.
        default Optional<List<Column>> requiredColumns() {
            return Optional.empty();
        }

        /// Returns which rows the sink needs.
        default RowLevelUpdateMode getRowLevelUpdateMode() {
            return RowLevelUpdateMode.UPDATED_ROWS;
        }
    }

    /// Distinguishes the rows that a sink can get.
    enum RowLevelUpdateMode {
        /// The rows with their new values.
        UPDATED_ROWS,
        /// All rows, which replace the table.
        ALL_ROWS
    }
}
