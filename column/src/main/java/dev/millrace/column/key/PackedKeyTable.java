package dev.millrace.column.key;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;

/// Has keys of any columns, which are packed to bytes.
final class PackedKeyTable extends KeyTable {
    private final KeyPacker packer;
    private final KeyBytes keys = new KeyBytes();
    private int[] hashes = new int[ColumnBatch.ROWS_MAX];

    PackedKeyTable(List<LogicalType> types) {
        this.packer = new KeyPacker(types);
    }

    private void prepare(ColumnBatch batch, int[] columns) {
        if (hashes.length < batch.size()) hashes = new int[batch.size()];
        ColumnHashes.hash(batch, columns, hashes);
        packer.pack(batch, columns);
    }

    @Override
    public void find(ColumnBatch batch, int[] columns, int[] numbers) {
        prepare(batch, columns);
        for (int row = 0; row < batch.size(); row++) numbers[row] = find(row);
    }

    private int find(int row) {
        int slot = slot(row);
        if (slots[slot] != 0) return slots[slot] - 1;
        keys.append(size, hashes[row], packer.array(), packer.start(row), packer.end(row));
        slots[slot] = ++size;
        if (isFull()) grow();
        return size - 1;
    }

    /// Returns the slot that has the key of a row, or the free slot where it belongs.
    private int slot(int row) {
        int mask = slots.length - 1;
        int slot = hashes[row] & mask;
        while (true) {
            int number = slots[slot] - 1;
            boolean isFound = number < 0
                    || keys.equals(number, hashes[row], packer.array(), packer.start(row), packer.end(row));
            if (isFound) return slot;
            slot = slot + 1 & mask;
        }
    }

    @Override
    public void lookup(ColumnBatch batch, int[] columns, int[] numbers) {
        prepare(batch, columns);
        for (int row = 0; row < batch.size(); row++) numbers[row] = slots[slot(row)] - 1;
    }

    @Override
    public int hash(int number) {
        return keys.hash(number);
    }

    @Override
    public List<Column> keys(int from, int to) {
        return packer.unpack(keys, from, to);
    }

    @Override
    public long bytes() {
        return 4L * slots.length + keys.bytes() + packer.bytes();
    }

    @Override
    public void clear() {
        clearSlots();
        keys.clear();
        packer.clear();
    }
}
