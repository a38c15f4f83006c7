package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.RowType;
import java.util.Objects;

/// Converts the rows of one result. Thread-safe.
public final class ExternalRows {
    private final ValueConverter rows;

    /// Converts rows of a type.
    public ExternalRows(RowType type) {
        this.rows = ValueConverter.of(TypeConversions.fromLogicalToDataType(type));
    }

    /// Returns a row in the class of programs.
    public Row of(RowData data) {
        return (Row) Objects.requireNonNull(rows.external(data));
    }
}
