package dev.millrace.column;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds batches row by row. Not thread-safe.
public final class BatchBuilder {
    private static final byte INSERT = RowKind.INSERT.toByteValue();

    private final ColumnBuilder[] columns;
    private final int capacity;
    private int size;
    private byte @Nullable [] kinds;

    /// Creates a builder of batches of up to [ColumnBatch#ROWS_MAX] rows.
    public BatchBuilder(RowType rowType) {
        this(rowType, ColumnBatch.ROWS_MAX);
    }

    /// Creates a builder of batches.
    ///
    /// @param capacity the number of rows of a full batch
    public BatchBuilder(RowType rowType, int capacity) {
        this.columns = new ColumnBuilder[rowType.getFieldCount()];
        this.capacity = capacity;
        for (int i = 0; i < columns.length; i++) columns[i] = ColumnBuilder.of(rowType.getTypeAt(i), capacity);
    }

    /// Appends a row with its kind.
    public void append(RowData row) {
        for (int i = 0; i < columns.length; i++) columns[i].appendField(row, i);
        appendKind(row.getRowKind().toByteValue());
    }

    /// Appends a row of a batch of the same type, with its kind.
    public void append(ColumnBatch batch, int row) {
        for (int i = 0; i < columns.length; i++) columns[i].append(batch.column(i), row);
        byte[] kindsOfBatch = batch.kinds();
        appendKind(kindsOfBatch == null ? INSERT : kindsOfBatch[row]);
    }

    /// Appends rows of a batch of the same type, with their kinds. The builder may then have more rows than a
    /// full batch.
    ///
    /// @param rows the numbers of rows, of which the first `count` are used
    public void append(ColumnBatch batch, int[] rows, int count) {
        for (int i = 0; i < columns.length; i++) columns[i].append(batch.column(i), rows, count);
        byte[] kindsOfBatch = batch.kinds();
        if (kindsOfBatch == null && kinds == null) {
            size += count;
            return;
        }
        for (int i = 0; i < count; i++) appendKind(kindsOfBatch == null ? INSERT : kindsOfBatch[rows[i]]);
    }

    /// Returns the builder of a column. Whoever appends to the columns appends one value to each, and then
    /// calls [#endRow].
    public ColumnBuilder column(int i) {
        return columns[i];
    }

    /// Ends an inserted row whose values were appended to the columns.
    public void endRow() {
        appendKind(INSERT);
    }

    /// Ends a row whose values were appended to the columns.
    public void endRow(RowKind kind) {
        appendKind(kind.toByteValue());
    }

    private void appendKind(byte kind) {
        if (kind != INSERT || kinds != null) {
            byte[] known = kinds == null ? new byte[Math.max(capacity, size + 1)] : kinds;
            if (size == known.length) known = Arrays.copyOf(known, 2 * size);
            known[size] = kind;
            kinds = known;
        }
        size++;
    }

    /// Returns the number of rows.
    public int size() {
        return size;
    }

    /// Returns whether there are as many rows as a full batch has.
    public boolean isFull() {
        return size >= capacity;
    }

    /// Returns whether there is no row.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Returns the estimated bytes of memory of the rows.
    public long bytes() {
        long sum = kinds == null ? 0 : kinds.length;
        for (ColumnBuilder each : columns) sum += each.bytes();
        return sum;
    }

    /// Returns the batch and starts a new one.
    public ColumnBatch build() {
        Column[] built = new Column[columns.length];
        for (int i = 0; i < built.length; i++) built[i] = columns[i].build();
        ColumnBatch batch = ColumnBatch.ofKinds(size, Arrays.asList(built), kinds);
        size = 0;
        kinds = null;
        return batch;
    }
}
