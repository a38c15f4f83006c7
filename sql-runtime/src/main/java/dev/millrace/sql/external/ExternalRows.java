package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;

/// Converts the rows of results.
public final class ExternalRows {
    private ExternalRows() {}

    /// Returns a row in the class of programs.
    public static Row of(RowData data, RowType type) {
        return ExternalValues.row(data, type);
    }
}
