package dev.millrace.column;

import org.jspecify.annotations.Nullable;

/// Is a column of the type BOOLEAN. Its bytes are 1 for true and 0 for false.
public final class BooleanColumn implements Column {
    private final byte[] values;
    private final int size;
    private final long @Nullable [] nulls;

    /// Creates the column from arrays that must not change later. They may be longer than the column.
    ///
    /// @param nulls the bits of NULL rows; null if no row is NULL
    public BooleanColumn(byte[] values, int size, long @Nullable [] nulls) {
        this.values = values;
        this.size = size;
        this.nulls = nulls;
    }

    /// Returns the value of a row.
    public byte value(int row) {
        return values[row];
    }

    /// Returns the values, perhaps followed by unused elements. Callers must not change the array.
    public byte[] values() {
        return values;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isNull(int row) {
        return NullBits.has(nulls, row);
    }

    @Override
    public boolean hasNulls() {
        return nulls != null;
    }

    @Override
    public long @Nullable [] nulls() {
        return nulls;
    }

    @Override
    public BooleanColumn select(int[] rows, int count) {
        byte[] selected = new byte[count];
        for (int i = 0; i < count; i++) selected[i] = values[rows[i]];
        return new BooleanColumn(selected, count, NullBits.select(nulls, rows, count));
    }

    @Override
    public long bytes() {
        return 40 + 1L * values.length + NullBits.bytes(nulls);
    }
}
