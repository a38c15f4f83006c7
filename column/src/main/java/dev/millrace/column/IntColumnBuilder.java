package dev.millrace.column;

import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of 32-bit integers. Not thread-safe.
public final class IntColumnBuilder extends ColumnBuilder {
    private final LogicalTypeRoot root;
    private int[] values = {};

    IntColumnBuilder(LogicalType type, int capacity) {
        super(capacity);
        this.root = type.getTypeRoot();
    }

    /// Appends an integer, days, milliseconds of the day, or months.
    public void append(int value) {
        if (size == values.length) values = Arrays.copyOf(values, grownLength(size));
        values[size++] = value;
    }

    @Override
    public void append(Column source, int row) {
        IntColumn column = (IntColumn) source;
        if (column.isNull(row)) appendNull();
        else append(column.value(row));
    }

    @Override
    public void appendField(RowData row, int pos) {
        if (row.isNullAt(pos)) {
            appendNull();
            return;
        }
        append(
                switch (root) {
                    case TINYINT -> row.getByte(pos);
                    case SMALLINT -> row.getShort(pos);
                    default -> row.getInt(pos);
                });
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        if (internal == null) appendNull();
        else append(((Number) internal).intValue());
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
    public IntColumn build() {
        int[] taken = isSparse(values.length) ? Arrays.copyOf(values, size) : values;
        IntColumn column = new IntColumn(taken, size, takeNulls());
        values = new int[0];
        size = 0;
        return column;
    }
}
