package dev.millrace.column;

import dev.millrace.table.data.RowData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of the type BOOLEAN. Not thread-safe.
public final class BooleanColumnBuilder extends ColumnBuilder {
    private byte[] values = {};

    BooleanColumnBuilder(int capacity) {
        super(capacity);
    }

    /// Appends a value.
    public void append(boolean value) {
        if (size == values.length) values = Arrays.copyOf(values, grownLength(size));
        values[size++] = (byte) (value ? 1 : 0);
    }

    @Override
    public void append(Column source, int row) {
        BooleanColumn column = (BooleanColumn) source;
        if (column.isNull(row)) appendNull();
        else append(column.value(row) != 0);
    }

    @Override
    public void appendField(RowData row, int pos) {
        if (row.isNullAt(pos)) appendNull();
        else append(row.getBoolean(pos));
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        if (internal == null) appendNull();
        else append((boolean) internal);
    }

    @Override
    public void appendNull() {
        markNull();
        append(false);
    }

    @Override
    public long bytes() {
        return 1L * values.length + NullBits.bytes(nulls);
    }

    @Override
    public BooleanColumn build() {
        byte[] taken = isSparse(values.length) ? Arrays.copyOf(values, size) : values;
        BooleanColumn column = new BooleanColumn(taken, size, takeNulls());
        values = new byte[0];
        size = 0;
        return column;
    }
}
