package dev.millrace.column;

import dev.millrace.table.data.RowData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of the type DOUBLE. Not thread-safe.
public final class DoubleColumnBuilder extends ColumnBuilder {
    private double[] values = {};

    DoubleColumnBuilder(int capacity) {
        super(capacity);
    }

    /// Appends a value.
    public void append(double value) {
        if (size == values.length) values = Arrays.copyOf(values, grownLength(size));
        values[size++] = value;
    }

    @Override
    public void append(Column source, int row) {
        DoubleColumn column = (DoubleColumn) source;
        if (column.isNull(row)) appendNull();
        else append(column.value(row));
    }

    @Override
    public void appendField(RowData row, int pos) {
        if (row.isNullAt(pos)) appendNull();
        else append(row.getDouble(pos));
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        if (internal == null) appendNull();
        else append((double) internal);
    }

    @Override
    public void appendNull() {
        markNull();
        append(0);
    }

    @Override
    public long bytes() {
        return 8L * values.length + NullBits.bytes(nulls);
    }

    @Override
    public DoubleColumn build() {
        double[] taken = isSparse(values.length) ? Arrays.copyOf(values, size) : values;
        DoubleColumn column = new DoubleColumn(taken, size, takeNulls());
        values = new double[0];
        size = 0;
        return column;
    }
}
