package dev.millrace.column.key;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Has keys of any columns. Keys of numbers are found row by row. For other keys, a first loop finds a key with the same hash for each row of a batch. Then the values are
/// compared column by column. The few rows whose key has the same hash and other values are searched again, one by one.
final class ColumnKeyTable extends KeyTable {
    private final List<LogicalType> types;
    private final boolean areNumbers;
    private KeyValues[] columns;
    private int[] hashes = new int[SLOTS_MIN];
    private int[] rowHashes = new int[ColumnBatch.ROWS_MAX];
    private boolean[] areDifferent = new boolean[ColumnBatch.ROWS_MAX];

    ColumnKeyTable(List<LogicalType> types) {
        this.types = List.copyOf(types);
        this.columns = values();
        this.areNumbers = Arrays.stream(columns).allMatch(each -> each instanceof LongValues);
    }

    private KeyValues[] values() {
        return types.stream().map(KeyValues::of).toArray(KeyValues[]::new);
    }

    private void read(ColumnBatch batch, int[] indexes) {
        int count = batch.size();
        if (rowHashes.length < count) {
            rowHashes = new int[count];
            areDifferent = new boolean[count];
        }
        ColumnHashes.hash(batch, indexes, rowHashes);
        for (int i = 0; i < columns.length; i++) columns[i].read(batch.column(indexes[i]));
    }

    @Override
    public void find(ColumnBatch batch, int[] indexes, int[] numbers) {
        read(batch, indexes);
        int count = batch.size();
        if (areNumbers) {
            for (int row = 0; row < count; row++) numbers[row] = findExactly(row);
            return;
        }
        for (int row = 0; row < count; row++) {
            int slot = slotOfHash(rowHashes[row]);
            int number = slots[slot] - 1;
            numbers[row] = number < 0 ? add(row, slot) : number;
        }
        markDifferent(numbers, count);
        for (int row = 0; row < count; row++) if (areDifferent[row]) numbers[row] = findExactly(row);
    }

    /// Returns the slot of the first key with a hash, or a free slot.
    private int slotOfHash(int hash) {
        int[] table = slots;
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0 && hashes[table[slot] - 1] != hash) slot = slot + 1 & mask;
        return slot;
    }

    private void markDifferent(int[] numbers, int count) {
        Arrays.fill(areDifferent, 0, count, false);
        for (KeyValues each : columns) each.compare(numbers, count, areDifferent);
    }

    private int findExactly(int row) {
        int slot = slotOfKey(row);
        return slots[slot] == 0 ? add(row, slot) : slots[slot] - 1;
    }

    /// Returns the slot of the key of a row, or a free slot.
    private int slotOfKey(int row) {
        int[] table = slots;
        int mask = table.length - 1;
        int hash = rowHashes[row];
        int slot = hash & mask;
        while (true) {
            int number = table[slot] - 1;
            if (number < 0 || hashes[number] == hash && isSame(number, row)) return slot;
            slot = slot + 1 & mask;
        }
    }

    private boolean isSame(int number, int row) {
        for (KeyValues each : columns) if (!each.isSame(number, row)) return false;
        return true;
    }

    private int add(int row, int slot) {
        int number = size;
        for (KeyValues each : columns) each.append(number, row);
        if (number == hashes.length) hashes = Arrays.copyOf(hashes, 2 * number);
        hashes[number] = rowHashes[row];
        slots[slot] = ++size;
        if (isFull()) grow();
        return number;
    }

    @Override
    public void lookup(ColumnBatch batch, int[] indexes, int[] numbers) {
        read(batch, indexes);
        for (int row = 0; row < batch.size(); row++) numbers[row] = slots[slotOfKey(row)] - 1;
    }

    @Override
    public int hash(int number) {
        return hashes[number];
    }

    @Override
    public List<Column> keys(int from, int to) {
        List<Column> keys = new ArrayList<>();
        for (KeyValues each : columns) keys.add(each.column(from, to));
        return keys;
    }

    @Override
    public long bytes() {
        long sum = 4L * (slots.length + hashes.length);
        for (KeyValues each : columns) sum += each.bytes();
        return sum;
    }

    @Override
    public void clear() {
        clearSlots();
        hashes = new int[SLOTS_MIN];
        columns = values();
    }
}
