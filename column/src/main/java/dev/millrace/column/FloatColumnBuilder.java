package dev.millrace.column;

import dev.millrace.table.data.RowData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of the type FLOAT. Not thread-safe.
public final class FloatColumnBuilder extends ColumnBuilder {
    private float[] values = {};

    FloatColumnBuilder(int capacity) {
        super(capacity);
    }

    /// Appends a value.
    public void append(float value) {
        if (size == values.length) values = Arrays.copyOf(values, grownLength(size));
        values[size++] = value;
    }

    @Override
    public void append(Column source, int row) {
        FloatColumn column = (FloatColumn) source;
        if (column.isNull(row)) appendNull();
        else append(column.value(row));
    }

    @Override
    public void appendField(RowData row, int pos) {
        if (row.isNullAt(pos)) appendNull();
        else append(row.getFloat(pos));
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        if (internal == null) appendNull();
        else append((float) internal);
    }

    @Override
    public void appendNull() {
        markNull();
        append(0);
    }

    @Override
    public long bytes() {
        return 4L * values.length + NullBits.bytes(nulls);
    }

    @Override
    public FloatColumn build() {
        float[] taken = isSparse(values.length) ? Arrays.copyOf(values, size) : values;
        FloatColumn column = new FloatColumn(taken, size, takeNulls());
        values = new float[0];
        size = 0;
        return column;
    }
}
