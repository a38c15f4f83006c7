package dev.millrace.sql.stream.window;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects rows of windows that end. Their column with the slice receives the end of the window. Not thread-safe.
final class DueRows {
    private final RowPacker packer;
    private final int endColumn;
    private final BatchBuilder rows;
    private long[] ends = new long[ColumnBatch.ROWS_MAX];

    /// @param endColumn the index of the column with the slice
    DueRows(RowType rowType, int endColumn) {
        this.packer = RowPacker.ofAll(rowType);
        this.endColumn = endColumn;
        this.rows = new BatchBuilder(rowType);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    void add(PackedRow row, long windowEnd) {
        int size = rows.size();
        if (size == ends.length) ends = Arrays.copyOf(ends, 2 * size);
        ends[size] = windowEnd;
        packer.unpack(row, rows, 0);
        rows.endRow();
    }

    /// Returns the rows and forgets them.
    ColumnBatch take() {
        int size = rows.size();
        ColumnBatch batch = rows.build();
        List<Column> columns = new ArrayList<>(batch.columns());
        columns.set(endColumn, new LongColumn(Arrays.copyOf(ends, size), size, null));
        return ColumnBatch.of(size, columns);
    }
}
