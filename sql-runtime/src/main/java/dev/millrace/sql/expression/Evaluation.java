package dev.millrace.sql.expression;

import dev.millrace.table.data.RowData;
import org.jspecify.annotations.Nullable;

/// Computes the value of an expression from a row.
public interface Evaluation {
    /// Returns the value in internal form, or null for NULL.
    @Nullable
    Object of(RowData row);
}
