package dev.millrace.column;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of 64-bit integers. Not thread-safe.
public final class LongColumnBuilder extends ColumnBuilder {
    private enum Form {
        INTEGER,
        DECIMAL,
        TIMESTAMP
    }

    private final Form form;
    private final int precision;
    private final int scale;
    private long[] values = {};

    LongColumnBuilder(LogicalType type, int capacity) {
        super(capacity);
        boolean isDecimal = type.is(LogicalTypeRoot.DECIMAL);
        boolean isInteger = type.isAnyOf(LogicalTypeRoot.BIGINT, LogicalTypeRoot.INTERVAL_DAY_TIME);
        form = isDecimal ? Form.DECIMAL : isInteger ? Form.INTEGER : Form.TIMESTAMP;
        precision = form == Form.INTEGER ? 0 : LogicalTypeChecks.getPrecision(type);
        scale = isDecimal ? ((DecimalType) type).getScale() : 0;
    }

    /// Appends an integer, the digits of a decimal, or the milliseconds of a timestamp.
    public void append(long value) {
        if (size == values.length) values = Arrays.copyOf(values, grownLength(size));
        values[size++] = value;
    }

    @Override
    public void append(Column source, int row) {
        LongColumn column = (LongColumn) source;
        if (column.isNull(row)) appendNull();
        else append(column.value(row));
    }

    @Override
    public void appendField(RowData row, int pos) {
        if (row.isNullAt(pos)) {
            appendNull();
            return;
        }
        switch (form) {
            case INTEGER -> append(row.getLong(pos));
            case DECIMAL -> append(row.getDecimal(pos, precision, scale));
            case TIMESTAMP -> append(row.getTimestamp(pos, precision).getMillisecond());
        }
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        switch (internal) {
            case null -> appendNull();
            case DecimalData decimal -> append(decimal);
            case TimestampData time -> append(time.getMillisecond());
            default -> append((long) internal);
        }
    }

    private void append(DecimalData decimal) {
        if (decimal.scale() == scale && decimal.isCompact()) {
            append(decimal.toUnscaledLong());
            return;
        }
        DecimalData scaled = DecimalData.fromBigDecimal(decimal.toBigDecimal(), precision, scale);
        if (scaled == null) appendNull();
        else append(scaled.toUnscaledLong());
    }

    @Override
    public void appendNull() {
        markNull();
        append(0L);
    }

    @Override
    public long bytes() {
        return 8L * values.length + NullBits.bytes(nulls);
    }

    @Override
    public LongColumn build() {
        long[] taken = isSparse(values.length) ? Arrays.copyOf(values, size) : values;
        LongColumn column = new LongColumn(taken, size, takeNulls());
        values = new long[0];
        size = 0;
        return column;
    }
}
