package dev.millrace.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Is a column of sequences of bytes: CHAR and VARCHAR in UTF-8, BINARY and VARBINARY. Each row is a range of a shared
/// array. Ranges may overlap and may have any order.
public final class BytesColumn implements Column {
    /// A selection that keeps less than one row in this number copies the bytes, so that they do not hold much memory.
    private static final int SPARSE = 4;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int size;
    private final long @Nullable [] nulls;

    /// Creates the column from arrays that must not change later. They may be longer than the column.
    ///
    /// @param starts the index of the first byte of each row
    /// @param ends the index behind the last byte of each row
    /// @param nulls the bits of NULL rows, whose ranges must be valid as well; null if no row is NULL
    public BytesColumn(byte[] bytes, int[] starts, int[] ends, int size, long @Nullable [] nulls) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.nulls = nulls;
    }

    /// Returns the bytes of all rows. Callers must not change the array.
    public byte[] array() {
        return bytes;
    }

    /// Returns the index of the first byte of each row. Callers must not change the array.
    public int[] starts() {
        return starts;
    }

    /// Returns the index behind the last byte of each row. Callers must not change the array.
    public int[] ends() {
        return ends;
    }

    /// Returns the index of the first byte of a row.
    public int start(int row) {
        return starts[row];
    }

    /// Returns the index behind the last byte of a row.
    public int end(int row) {
        return ends[row];
    }

    /// Returns the number of bytes of a row.
    public int length(int row) {
        return ends[row] - starts[row];
    }

    /// Returns a copy of the bytes of a row.
    public byte[] value(int row) {
        return Arrays.copyOfRange(bytes, starts[row], ends[row]);
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
    public BytesColumn select(int[] rows, int count) {
        if (count * (long) SPARSE < size) return copy(rows, count);
        int[] selectedStarts = new int[count];
        int[] selectedEnds = new int[count];
        for (int i = 0; i < count; i++) {
            selectedStarts[i] = starts[rows[i]];
            selectedEnds[i] = ends[rows[i]];
        }
        return new BytesColumn(bytes, selectedStarts, selectedEnds, count, NullBits.select(nulls, rows, count));
    }

    private BytesColumn copy(int[] rows, int count) {
        int total = 0;
        for (int i = 0; i < count; i++) total += length(rows[i]);
        byte[] copy = new byte[total];
        int[] copiedStarts = new int[count];
        int[] copiedEnds = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = length(rows[i]);
            System.arraycopy(bytes, starts[rows[i]], copy, at, length);
            copiedStarts[i] = at;
            at += length;
            copiedEnds[i] = at;
        }
        return new BytesColumn(copy, copiedStarts, copiedEnds, count, NullBits.select(nulls, rows, count));
    }

    @Override
    public long bytes() {
        return 64 + bytes.length + 8L * starts.length + NullBits.bytes(nulls);
    }
}
