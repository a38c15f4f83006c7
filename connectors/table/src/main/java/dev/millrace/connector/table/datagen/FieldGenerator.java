package dev.millrace.connector.table.datagen;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Generates the values of a column. Equal row numbers give equal values, so that a restarted subtask repeats
/// itself. Thread-safe.
interface FieldGenerator extends Serializable {

    /// Returns the value of a row in internal form.
    ///
    /// @param row the number of the row, from 0
    /// @param nowMillis the present time in milliseconds since 1970
    @Nullable
    Object value(long row, long nowMillis);

    /// Returns the number of rows after which the values end; `Long.MAX_VALUE` if they do not end.
    default long rowsMax() {
        return Long.MAX_VALUE;
    }
}
