package dev.millrace.column;

import org.jspecify.annotations.Nullable;

/// Is a column of objects in internal form: decimals of more than 18 digits, timestamps of more than 3 digits, arrays,
/// maps, rows and others.
public final class ObjectColumn implements Column {
    /// The assumed size of an object with its parts.
    private static final int OBJECT_BYTES = 64;

    private final @Nullable Object[] values;
    private final int size;
    private final long @Nullable [] nulls;

    /// Creates the column from arrays that must not change later. They may be longer than the column.
    ///
    /// @param values the values; null where a row is NULL
    public ObjectColumn(@Nullable Object[] values, int size) {
        this.values = values;
        this.size = size;
        this.nulls = nulls(values, size);
    }

    private static long @Nullable [] nulls(@Nullable Object[] values, int size) {
        long[] bits = null;
        for (int i = 0; i < size; i++) {
            if (values[i] != null) continue;
            if (bits == null) bits = new long[NullBits.words(size)];
            NullBits.add(bits, i);
        }
        return bits;
    }

    /// Returns the value of a row, or null.
    public @Nullable Object value(int row) {
        return values[row];
    }

    /// Returns the values, perhaps followed by unused elements. Callers must not change the array.
    public @Nullable Object[] values() {
        return values;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isNull(int row) {
        return values[row] == null;
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
    public ObjectColumn select(int[] rows, int count) {
        @Nullable Object[] selected = new Object[count];
        for (int i = 0; i < count; i++) selected[i] = values[rows[i]];
        return new ObjectColumn(selected, count);
    }

    @Override
    public long bytes() {
        return 40 + (4L + OBJECT_BYTES) * size + NullBits.bytes(nulls);
    }
}
