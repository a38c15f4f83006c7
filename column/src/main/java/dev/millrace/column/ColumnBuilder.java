package dev.millrace.column;

import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import org.jspecify.annotations.Nullable;

/// Builds columns value by value. Not thread-safe.
public abstract sealed class ColumnBuilder
        permits LongColumnBuilder,
                IntColumnBuilder,
                DoubleColumnBuilder,
                FloatColumnBuilder,
                BooleanColumnBuilder,
                BytesColumnBuilder,
                ObjectColumnBuilder {
    private static final int ROOM_MIN = 16;
    private static final int ROOM_LEAST = 2;

    final int capacity;

    /// The length of the first array of the next column, by the number of rows of the column before.
    private int firstLength;
    int size;
    long @Nullable [] nulls;

    ColumnBuilder(int capacity) {
        this.capacity = Math.max(ROOM_MIN, capacity);
        this.firstLength = this.capacity;
    }

    /// Creates a builder of columns of a type.
    ///
    /// @param capacity the expected number of rows; a column may have more
    public static ColumnBuilder of(LogicalType type, int capacity) {
        if (type instanceof DistinctType distinct) return of(distinct.getSourceType(), capacity);
        return switch (ColumnLayout.of(type)) {
            case LONG -> new LongColumnBuilder(type, capacity);
            case INT -> new IntColumnBuilder(type, capacity);
            case DOUBLE -> new DoubleColumnBuilder(capacity);
            case FLOAT -> new FloatColumnBuilder(capacity);
            case BOOLEAN -> new BooleanColumnBuilder(capacity);
            case BYTES -> new BytesColumnBuilder(type, capacity);
            case OBJECT -> new ObjectColumnBuilder(type, capacity);
        };
    }

    /// Appends a row of a column of the same type.
    public abstract void append(Column source, int row);

    /// Appends rows of a column of the same type.
    ///
    /// @param rows the numbers of rows, of which the first `count` are used
    public void append(Column source, int[] rows, int count) {
        for (int i = 0; i < count; i++) append(source, rows[i]);
    }

    /// Appends a field of a row of the same type.
    public abstract void appendField(RowData row, int pos);

    /// Appends a value in internal form, or NULL.
    public abstract void appendValue(@Nullable Object internal);

    /// Appends NULL.
    public abstract void appendNull();

    /// Returns the number of rows.
    public final int size() {
        return size;
    }

    /// Returns the estimated bytes of memory of the rows.
    public abstract long bytes();

    /// Returns the column and starts a new one.
    public abstract Column build();

    /// Returns the capacity of an array that is too short.
    final int grownLength(int length) {
        return length == 0 ? firstLength : length * 2;
    }

    final void markNull() {
        nulls = NullBits.grown(nulls, size + 1);
        NullBits.add(nulls, size);
    }

    /// Returns the bits of NULL rows, and starts anew without bits. To be called before the size is reset.
    final long @Nullable [] takeNulls() {
        firstLength = Math.clamp(size + (size >> 2), ROOM_LEAST, capacity);
        long[] taken = nulls;
        nulls = null;
        return taken == null ? null : NullBits.grown(taken, size);
    }

    /// Returns whether an array of a column is so long that a shorter copy saves memory.
    final boolean isSparse(int length) {
        return length > 2 * size;
    }
}
