package dev.millrace.column;

import org.jspecify.annotations.Nullable;

/// Is a column of 64-bit integers: BIGINT, DECIMAL with up to 18 digits as its digits, timestamps with up to 3 digits
/// as milliseconds since 1970, and intervals of milliseconds.
public final class LongColumn implements Column {
    private final long[] values;
    private final int size;
    private final long @Nullable [] nulls;

    /// Creates the column from arrays that must not change later. They may be longer than the column.
    ///
    /// @param nulls the bits of NULL rows; null if no row is NULL
    public LongColumn(long[] values, int size, long @Nullable [] nulls) {
        this.values = values;
        this.size = size;
        this.nulls = nulls;
    }

    /// Returns the value of a row.
    public long value(int row) {
        return values[row];
    }

    /// Returns the values, perhaps followed by unused elements. Callers must not change the array.
    public long[] values() {
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
    public LongColumn select(int[] rows, int count) {
        long[] selected = new long[count];
        for (int i = 0; i < count; i++) selected[i] = values[rows[i]];
        return new LongColumn(selected, count, NullBits.select(nulls, rows, count));
    }

    @Override
    public long bytes() {
        return 40 + 8L * values.length + NullBits.bytes(nulls);
    }
}
