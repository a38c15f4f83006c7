package dev.millrace.column;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;

/// Makes rows with objects from rows of batches. Not thread-safe.
public final class RowReader {
    private final RowData.FieldGetter[] getters;
    private final RowCursor cursor = new RowCursor();

    /// Creates a reader of batches of a type.
    public RowReader(RowType rowType) {
        getters = new RowData.FieldGetter[rowType.getFieldCount()];
        for (int i = 0; i < getters.length; i++) getters[i] = RowData.createFieldGetter(rowType.getTypeAt(i), i);
    }

    /// Returns a row of a batch, which does not refer to the batch.
    public GenericRowData read(ColumnBatch batch, int row) {
        cursor.at(batch, row);
        GenericRowData read = new GenericRowData(batch.kind(row), getters.length);
        for (int i = 0; i < getters.length; i++) read.setField(i, getters[i].getFieldOrNull(cursor));
        return read;
    }
}
