package dev.millrace.sql.compile.support;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.expression.Evaluation;
import org.jspecify.annotations.Nullable;

/// Is the base of generated classes, which override one of the two methods. Not thread-safe.
public abstract class GeneratedCode {
    /// Is 1 if the value that a generated method returned is NULL, else 0.
    protected int nullFlag;

    /// Has the bytes of the text that a generated method returned as a start and an end.
    protected byte[] text = {};

    private final RowCursor cursor = new RowCursor();

    /// Creates an instance for a generated class.
    protected GeneratedCode() {}

    /// Computes columns from rows of a batch.
    ///
    /// @param rows the numbers of the rows; not used by code for all rows of a batch
    /// @param size the number of rows to compute
    /// @param output receives the columns
    public void project(ColumnBatch input, int[] rows, int size, Column[] output) {
        throw new UnsupportedOperationException("This code selects rows.");
    }

    /// Finds the rows of a batch for which a condition is true, and returns their number.
    ///
    /// @param rows receives the numbers of the rows
    public int select(ColumnBatch input, int[] rows) {
        throw new UnsupportedOperationException("This code computes columns.");
    }

    /// Returns the value of an expression that is not compiled.
    protected final @Nullable Object interpreted(Evaluation evaluation, ColumnBatch input, int row) {
        cursor.at(input, row);
        return evaluation.of(cursor);
    }
}
