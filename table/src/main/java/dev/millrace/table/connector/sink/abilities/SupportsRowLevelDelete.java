package dev.millrace.table.connector.sink.abilities;

import dev.millrace.table.connector.RowLevelModificationScanContext;
import dev.millrace.table.schema.Column;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a sink that can delete rows that a query found.
public interface SupportsRowLevelDelete {

    /// Announces a DELETE.
    ///
    /// @param context the result of the source of the table; null if there is none
    RowLevelDeleteInfo applyRowLevelDelete(@Nullable RowLevelModificationScanContext context);

    /// Says what the sink wants to get.
    interface RowLevelDeleteInfo {

        /// Returns the columns that the sink needs; empty for all columns.
        default Optional<List<Column>> requiredColumns() {
            return Optional.empty();
        }

        /// Returns which rows the sink needs.
        default RowLevelDeleteMode getRowLevelDeleteMode() {
            return RowLevelDeleteMode.DELETED_ROWS;
        }
    }

    /// Distinguishes the rows that a sink can get.
    enum RowLevelDeleteMode {
        /// The rows to delete.
        DELETED_ROWS,
        /// All other rows, which replace the table.
        REMAINING_ROWS
    }
}
