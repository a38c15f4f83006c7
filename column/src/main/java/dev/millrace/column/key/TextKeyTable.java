package dev.millrace.column.key;

import dev.millrace.column.BytesColumn;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnHashes;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;

/// Has keys of one column of texts or bytes. The bytes of all keys are in one array.
final class TextKeyTable extends KeyTable {
    private static final int MISSING = -1;

    private final LogicalType type;
    private final KeyBytes keys = new KeyBytes();
    private int nullNumber = MISSING;

    TextKeyTable(LogicalType type) {
        this.type = type;
    }

    @Override
    public void find(ColumnBatch batch, int[] columns, int[] numbers) {
        BytesColumn column = (BytesColumn) batch.column(columns[0]);
        byte[] bytes = column.array();
        for (int row = 0; row < batch.size(); row++) {
            numbers[row] = column.isNull(row) ? findNull() : find(bytes, column.start(row), column.end(row));
        }
    }

    private int findNull() {
        if (nullNumber == MISSING) {
            keys.append(size, ColumnHashes.mixed(ColumnHashes.NULL), new byte[0], 0, 0);
            nullNumber = size++;
        }
        return nullNumber;
    }

    private int find(byte[] bytes, int start, int end) {
        int hash = ColumnHashes.mixed(ColumnHashes.hash(bytes, start, end));
        int slot = slot(hash, bytes, start, end);
        if (slots[slot] != 0) return slots[slot] - 1;
        keys.append(size, hash, bytes, start, end);
        slots[slot] = ++size;
        if (isFull()) grow();
        return size - 1;
    }

    /// Returns the slot that has a key, or the free slot where it belongs.
    private int slot(int hash, byte[] bytes, int start, int end) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            int number = slots[slot] - 1;
            if (number < 0 || number != nullNumber && keys.equals(number, hash, bytes, start, end)) return slot;
            slot = slot + 1 & mask;
        }
    }

    @Override
    public void lookup(ColumnBatch batch, int[] columns, int[] numbers) {
        BytesColumn column = (BytesColumn) batch.column(columns[0]);
        byte[] bytes = column.array();
        for (int row = 0; row < batch.size(); row++) {
            if (column.isNull(row)) {
                numbers[row] = nullNumber;
                continue;
            }
            int hash = ColumnHashes.mixed(ColumnHashes.hash(bytes, column.start(row), column.end(row)));
            numbers[row] = slots[slot(hash, bytes, column.start(row), column.end(row))] - 1;
        }
    }

    @Override
    public int hash(int number) {
        return keys.hash(number);
    }

    @Override
    public List<Column> keys(int from, int to) {
        BytesColumnBuilder builder = (BytesColumnBuilder) ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) {
            if (i == nullNumber) builder.appendNull();
            else builder.append(keys.array(), keys.start(i), keys.end(i) - keys.start(i));
        }
        return List.of(builder.build());
    }

    @Override
    public long bytes() {
        return 4L * slots.length + keys.bytes();
    }

    @Override
    public void clear() {
        clearSlots();
        keys.clear();
        nullNumber = MISSING;
    }
}
