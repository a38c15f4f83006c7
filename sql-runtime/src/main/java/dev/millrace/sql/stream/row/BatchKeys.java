package dev.millrace.sql.stream.row;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.key.KeyTable;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Numbers the different keys of the rows of one batch at a time, so that operators touch each key once.
/// Not thread-safe.
public final class BatchKeys {
    private static final int FEW_ROWS = 2;

    private final RowPacker packer;
    private final int[] columns;
    private final KeyTable table;
    private int[] numbers = new int[ColumnBatch.ROWS_MAX];
    private PackedRow[] keys = new PackedRow[ColumnBatch.ROWS_MAX];
    private int count;

    /// Creates the keys of rows.
    ///
    /// @param rowType the type of the rows
    /// @param columns the indexes of the columns of the key
    public BatchKeys(RowType rowType, List<Integer> columns) {
        this.packer = new RowPacker(rowType, columns);
        this.columns = columns.stream().mapToInt(each -> each).toArray();
        List<LogicalType> types = new ArrayList<>();
        for (int each : this.columns) types.add(rowType.getTypeAt(each));
        this.table = KeyTable.of(types);
    }

    /// Finds the keys of a batch, and forgets those of the previous one.
    public void find(ColumnBatch batch) {
        int size = batch.size();
        if (numbers.length < size) {
            numbers = new int[size];
            keys = new PackedRow[size];
        }
        if (size < FEW_ROWS) {
            numbers[0] = 0;
            count = size;
            if (size == 1) keys[0] = packer.pack(batch, 0);
            return;
        }
        table.clear();
        table.find(batch, columns, numbers);
        count = table.size();
        boolean[] isPacked = new boolean[count];
        for (int row = 0; row < size; row++) {
            int number = numbers[row];
            if (isPacked[number]) continue;
            isPacked[number] = true;
            keys[number] = packer.pack(batch, row);
        }
    }

    /// Returns the number of different keys.
    public int count() {
        return count;
    }

    /// Returns the number of the key of a row, from 0.
    public int number(int row) {
        return numbers[row];
    }

    /// Returns the key with a number.
    public PackedRow key(int number) {
        return keys[number];
    }

    /// Returns the keys by their numbers, perhaps followed by unused elements. Callers must not change the array.
    public PackedRow[] all() {
        return keys;
    }

    /// Returns the packer of keys.
    public RowPacker packer() {
        return packer;
    }
}
