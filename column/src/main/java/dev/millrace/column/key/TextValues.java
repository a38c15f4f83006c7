package dev.millrace.column.key;

import dev.millrace.column.BytesColumn;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;

/// Keeps texts and sequences of bytes. A NULL has the length -1.
final class TextValues extends KeyValues {
    private static final int BYTES_MIN = 1024;
    private static final int ROOM_MIN = 64;
    private static final int NULL = -1;

    private final LogicalType type;
    private byte[] bytes = new byte[BYTES_MIN];
    private int[] starts = new int[ROOM_MIN];
    private int[] lengths = new int[ROOM_MIN];
    private int used;
    private BytesColumn source = noTexts();

    TextValues(LogicalType type) {
        this.type = type;
    }

    @Override
    void read(Column column) {
        source = (BytesColumn) column;
    }

    @Override
    void append(int number, int row) {
        if (number == starts.length) {
            starts = Arrays.copyOf(starts, 2 * number);
            lengths = Arrays.copyOf(lengths, 2 * number);
        }
        starts[number] = used;
        lengths[number] = source.isNull(row) ? NULL : source.length(row);
        if (lengths[number] <= 0) return;
        int end = Math.addExact(used, lengths[number]);
        if (end > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        System.arraycopy(source.array(), source.start(row), bytes, used, lengths[number]);
        used = end;
    }

    @Override
    boolean isSame(int number, int row) {
        int length = source.isNull(row) ? NULL : source.length(row);
        if (length != lengths[number]) return false;
        if (length == NULL) return true;
        int start = starts[number];
        return Arrays.equals(bytes, start, start + length, source.array(), source.start(row), source.end(row));
    }

    @Override
    void compare(int[] numbers, int count, boolean[] areDifferent) {
        for (int i = 0; i < count; i++) areDifferent[i] |= !isSame(numbers[i], i);
    }

    @Override
    Column column(int from, int to) {
        BytesColumnBuilder builder = (BytesColumnBuilder) ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) {
            if (lengths[i] == NULL) builder.appendNull();
            else builder.append(bytes, starts[i], lengths[i]);
        }
        return builder.build();
    }

    @Override
    long bytes() {
        return bytes.length + 8L * starts.length;
    }
}
