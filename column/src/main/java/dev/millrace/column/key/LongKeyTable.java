package dev.millrace.column.key;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.column.ColumnKind;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has keys of one column of integers. NULL has no slot, but a variable.
final class LongKeyTable extends KeyTable {
    private static final int MISSING = -1;

    private final boolean areInts;
    private long[] keys = new long[SLOTS_MIN];
    private int nullNumber = MISSING;
    private long[] widened = {};

    LongKeyTable(LogicalType type) {
        this.areInts = ColumnKind.of(type) == ColumnKind.INT;
    }

    /// Returns the hash of a single key. It is 0 in rows that are NULL, whose value counts as 0.
    private static int hash(long value) {
        return ColumnHashes.mixed(ColumnHashes.hash(value));
    }

    /// Returns the hash of an integer as the hash of a column of integers has it.
    private int hashOf(long value) {
        return areInts ? ColumnHashes.mixed((int) value) : hash(value);
    }

    private long[] values(Column column) {
        if (column instanceof LongColumn longs) return longs.values();
        int[] ints = ((IntColumn) column).values();
        int count = column.size();
        if (widened.length < count) widened = new long[count];
        for (int i = 0; i < count; i++) widened[i] = ints[i];
        return widened;
    }

    @Override
    public void find(ColumnBatch batch, int[] columns, int[] numbers) {
        Column column = batch.column(columns[0]);
        long[] values = values(column);
        long[] nulls = column.nulls();
        int count = batch.size();
        for (int row = 0; row < count; row++) {
            numbers[row] = NullBits.has(nulls, row) ? findNull() : find(values[row]);
        }
    }

    private int findNull() {
        if (nullNumber == MISSING) nullNumber = append(0);
        return nullNumber;
    }

    private int find(long value) {
        int mask = slots.length - 1;
        int slot = hashOf(value) & mask;
        while (true) {
            int number = slots[slot] - 1;
            if (number < 0) return add(value, slot);
            if (keys[number] == value && number != nullNumber) return number;
            slot = slot + 1 & mask;
        }
    }

    private int add(long value, int slot) {
        int number = append(value);
        slots[slot] = number + 1;
        if (isFull()) grow();
        return number;
    }

    private int append(long value) {
        if (size == keys.length) keys = Arrays.copyOf(keys, 2 * size);
        keys[size] = value;
        return size++;
    }

    @Override
    public void lookup(ColumnBatch batch, int[] columns, int[] numbers) {
        Column column = batch.column(columns[0]);
        long[] values = values(column);
        long[] nulls = column.nulls();
        int count = batch.size();
        for (int row = 0; row < count; row++) {
            numbers[row] = NullBits.has(nulls, row) ? nullNumber : lookup(values[row]);
        }
    }

    private int lookup(long value) {
        int mask = slots.length - 1;
        int slot = hashOf(value) & mask;
        while (true) {
            int number = slots[slot] - 1;
            if (number < 0 || keys[number] == value && number != nullNumber) return number;
            slot = slot + 1 & mask;
        }
    }

    @Override
    public int hash(int number) {
        return number == nullNumber ? ColumnHashes.mixed(ColumnHashes.NULL) : hashOf(keys[number]);
    }

    @Override
    public List<Column> keys(int from, int to) {
        int count = to - from;
        long[] bits = null;
        if (nullNumber >= from && nullNumber < to) {
            bits = new long[NullBits.words(count)];
            NullBits.add(bits, nullNumber - from);
        }
        return List.of(areInts ? ints(from, count, bits) : longs(from, count, bits));
    }

    private LongColumn longs(int from, int count, long @Nullable [] bits) {
        return new LongColumn(Arrays.copyOfRange(keys, from, from + count), count, bits);
    }

    private IntColumn ints(int from, int count, long @Nullable [] bits) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) values[i] = (int) keys[from + i];
        return new IntColumn(values, count, bits);
    }

    @Override
    public long bytes() {
        return 4L * slots.length + 8L * keys.length;
    }

    @Override
    public void clear() {
        clearSlots();
        keys = new long[SLOTS_MIN];
        nullNumber = MISSING;
    }
}
