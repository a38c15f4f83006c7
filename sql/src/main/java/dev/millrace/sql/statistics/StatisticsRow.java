package dev.millrace.sql.statistics;

import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Reads the columns of a row one after the other. Not thread-safe.
public final class StatisticsRow {
    private final RowData row;
    private final RowType rowType;
    private int next;

    /// Starts with the first column.
    public StatisticsRow(RowData row, RowType rowType) {
        this.row = row;
        this.rowType = rowType;
    }

    /// Returns the next value in internal form; null for NULL.
    public @Nullable Object next() {
        int index = next++;
        return RowData.createFieldGetter(rowType.getTypeAt(index), index).getFieldOrNull(row);
    }

    /// Returns the next value, which is a BIGINT; null for NULL.
    public @Nullable Long number() {
        return (Long) next();
    }
}
