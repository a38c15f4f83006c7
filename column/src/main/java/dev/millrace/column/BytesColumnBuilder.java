package dev.millrace.column;

import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of texts and sequences of bytes. Not thread-safe.
public final class BytesColumnBuilder extends ColumnBuilder {
    private static final int BYTES_PER_ROW = 16;
    private static final int ROWS_FIRST = 16;

    private final boolean isText;
    private byte[] bytes = {};
    private int[] ends = {};
    private int used;
    /// The bytes that are reserved for the next column, by the size of the column before.
    private int firstBytes;

    BytesColumnBuilder(LogicalType type, int capacity) {
        super(capacity);
        this.firstBytes = Math.min(capacity, ROWS_FIRST) * BYTES_PER_ROW;
        this.isText = type.is(LogicalTypeFamily.CHARACTER_STRING);
    }

    /// Appends a range of an array.
    public void append(byte[] source, int start, int length) {
        if (used + length > bytes.length) growBytes(length);
        System.arraycopy(source, start, bytes, used, length);
        used += length;
        appendEnd();
    }

    private void growBytes(int length) {
        int least = Math.addExact(used, length);
        int usual = bytes.length == 0 ? firstBytes : 2 * bytes.length;
        bytes = Arrays.copyOf(bytes, Math.max(least, usual));
    }

    private void appendEnd() {
        if (size == ends.length) ends = Arrays.copyOf(ends, grownLength(size));
        ends[size++] = used;
    }

    @Override
    public void append(Column source, int row) {
        BytesColumn column = (BytesColumn) source;
        if (column.isNull(row)) appendNull();
        else append(column.array(), column.start(row), column.length(row));
    }

    @Override
    public void appendField(RowData row, int pos) {
        if (row.isNullAt(pos)) {
            appendNull();
            return;
        }
        byte[] value = isText ? row.getString(pos).toBytes() : row.getBinary(pos);
        append(value, 0, value.length);
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        if (internal == null) {
            appendNull();
            return;
        }
        byte[] value = internal instanceof StringData text ? text.toBytes() : (byte[]) internal;
        append(value, 0, value.length);
    }

    @Override
    public void appendNull() {
        markNull();
        appendEnd();
    }

    @Override
    public long bytes() {
        return bytes.length + 8L * ends.length + NullBits.bytes(nulls);
    }

    @Override
    public BytesColumn build() {
        int[] takenEnds = isSparse(ends.length) ? Arrays.copyOf(ends, size) : ends;
        byte[] takenBytes = bytes.length > 2 * used ? Arrays.copyOf(bytes, used) : bytes;
        int[] starts = new int[takenEnds.length];
        if (size > 1) System.arraycopy(takenEnds, 0, starts, 1, size - 1);
        BytesColumn column = new BytesColumn(takenBytes, starts, takenEnds, size, takeNulls());
        firstBytes = Math.max(BYTES_PER_ROW, used + (used >> 3));
        bytes = new byte[0];
        ends = new int[0];
        used = 0;
        size = 0;
        return column;
    }
}
