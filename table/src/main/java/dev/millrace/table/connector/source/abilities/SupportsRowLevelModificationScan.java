package dev.millrace.table.connector.source.abilities;

import dev.millrace.table.connector.RowLevelModificationScanContext;
import org.jspecify.annotations.Nullable;

/// Is a source that takes part in UPDATE and DELETE of its table.
public interface SupportsRowLevelModificationScan {

    /// Announces a change of rows, and returns what the sink has to know.
    ///
    /// @param previousContext the result of another source of the same table; null if there is none
    @Nullable
    RowLevelModificationScanContext applyRowLevelModificationScan(
            RowLevelModificationType rowLevelModificationType,
            @Nullable RowLevelModificationScanContext previousContext);

    /// Distinguishes changes of rows.
    enum RowLevelModificationType {
        UPDATE,
        DELETE
    }
}
