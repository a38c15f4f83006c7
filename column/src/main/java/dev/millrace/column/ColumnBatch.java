package dev.millrace.column;

import dev.millrace.api.value.RowKind;
import dev.millrace.base.text.TextRows;
import dev.millrace.table.data.RowData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has rows as columns. Immutable.
public final class ColumnBatch implements TextRows {
    /// The usual number of rows of a full batch.
    public static final int ROWS_MAX = 1024;

    private final int size;
    private final Column[] columns;
    private final byte @Nullable [] kinds;

    private ColumnBatch(int size, Column[] columns, byte @Nullable [] kinds) {
        this.size = size;
        this.columns = columns;
        this.kinds = kinds;
    }

    /// Creates a batch of inserted rows.
    ///
    /// @param size the number of rows, which each column has
    public static ColumnBatch of(int size, List<Column> columns) {
        return new ColumnBatch(size, columns.toArray(new Column[0]), null);
    }

    /// Creates a batch of changes.
    ///
    /// @param size the number of rows, which each column has
    /// @param kinds the bytes of the [RowKind]s of the rows; null if all rows are inserted
    public static ColumnBatch ofKinds(int size, List<Column> columns, byte @Nullable [] kinds) {
        return new ColumnBatch(size, columns.toArray(new Column[0]), kinds);
    }

    @Override
    public int size() {
        return size;
    }

    /// Returns the number of columns.
    public int width() {
        return columns.length;
    }

    /// Returns a column.
    public Column column(int i) {
        return columns[i];
    }

    /// Returns the columns.
    public List<Column> columns() {
        return List.of(columns);
    }

    /// Returns the bytes of the [RowKind]s of the rows, or null if all rows are inserted. Callers must not change the
    /// array, which may be longer than the batch.
    public byte @Nullable [] kinds() {
        return kinds;
    }

    /// Returns the kind of change that a row is.
    public RowKind kind(int row) {
        return kinds == null ? RowKind.INSERT : RowKind.fromByteValue(kinds[row]);
    }

    /// Returns the given rows in their order.
    ///
    /// @param rows the numbers of rows, of which the first `count` are used
    public ColumnBatch select(int[] rows, int count) {
        Column[] selected = new Column[columns.length];
        for (int i = 0; i < selected.length; i++) selected[i] = columns[i].select(rows, count);
        if (kinds == null) return new ColumnBatch(count, selected, null);
        byte[] selectedKinds = new byte[count];
        for (int i = 0; i < count; i++) selectedKinds[i] = kinds[rows[i]];
        return new ColumnBatch(count, selected, selectedKinds);
    }

    /// Returns the rows from an index to an index, which is excluded.
    public ColumnBatch slice(int from, int to) {
        if (from == 0 && to == size) return this;
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) rows[i] = from + i;
        return select(rows, rows.length);
    }

    /// Returns a batch of some of the columns.
    ///
    /// @param indexes the indexes of the columns in their new order
    public ColumnBatch project(int... indexes) {
        Column[] projected = new Column[indexes.length];
        for (int i = 0; i < indexes.length; i++) projected[i] = columns[indexes[i]];
        return new ColumnBatch(size, projected, kinds);
    }

    /// Returns a batch with other columns and the kinds of this batch.
    ///
    /// @param others columns with as many rows as this batch
    public ColumnBatch with(List<Column> others) {
        return new ColumnBatch(size, others.toArray(new Column[0]), kinds);
    }

    /// Returns a batch with the columns of this batch, followed by others.
    ///
    /// @param others columns with as many rows as this batch
    public ColumnBatch withAppended(List<Column> others) {
        Column[] all = new Column[columns.length + others.size()];
        System.arraycopy(columns, 0, all, 0, columns.length);
        for (int i = 0; i < others.size(); i++) all[columns.length + i] = others.get(i);
        return new ColumnBatch(size, all, kinds);
    }

    /// Returns a view of a row.
    public RowData row(int i) {
        RowCursor cursor = new RowCursor();
        cursor.at(this, i);
        return cursor;
    }

    @Override
    public String text(int row) {
        StringBuilder text =
                new StringBuilder("[\"").append(kind(row).shortString()).append('"');
        for (Column each : columns) text.append(',').append(CellText.of(each, row));
        return text.append(']').toString();
    }

    /// Returns an estimate of the bytes of memory that the batch uses.
    public long bytes() {
        long sum = 48 + 4L * columns.length + (kinds == null ? 0 : kinds.length);
        for (Column each : columns) sum += each.bytes();
        return sum;
    }

    @Override
    public String toString() {
        return "ColumnBatch(" + size + " rows, " + columns.length + " columns)";
    }
}
