package dev.millrace.column;

import org.jspecify.annotations.Nullable;

/// Is a column of 32-bit integers: TINYINT, SMALLINT, INT, DATE as days since 1970, TIME as milliseconds of the day,
/// and intervals of months.
public final class IntColumn implements Column {
    private final int[] values;
    private final int size;
    private final long @Nullable [] nulls;

    /// Creates the column from arrays that must not change later. They may be longer than the column.
    ///
    /// @param nulls the bits of NULL rows; null if no row is NULL
    public IntColumn(int[] values, int size, long @Nullable [] nulls) {
        this.values = values;
        this.size = size;
        this.nulls = nulls;
    }

    /// Returns the value of a row.
    public int value(int row) {
        return values[row];
    }

    /// Returns the values, perhaps followed by unused elements. Callers must not change the array.
    public int[] values() {
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
    public IntColumn select(int[] rows, int count) {
        int[] selected = new int[count];
        for (int i = 0; i < count; i++) selected[i] = values[rows[i]];
        return new IntColumn(selected, count, NullBits.select(nulls, rows, count));
    }

    @Override
    public long bytes() {
        return 40 + 4L * values.length + NullBits.bytes(nulls);
    }
}
