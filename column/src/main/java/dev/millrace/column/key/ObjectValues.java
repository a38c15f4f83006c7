package dev.millrace.column.key;

import dev.millrace.column.Column;
import dev.millrace.column.ObjectColumn;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps objects in internal form.
final class ObjectValues extends KeyValues {
    private static final int ROOM_MIN = 64;
    private static final int OBJECT_BYTES = 64;

    private @Nullable Object[] values = new Object[ROOM_MIN];
    private ObjectColumn source = new ObjectColumn(new Object[0], 0);

    @Override
    void read(Column column) {
        source = (ObjectColumn) column;
    }

    @Override
    void append(int number, int row) {
        if (number == values.length) values = Arrays.copyOf(values, 2 * number);
        values[number] = source.value(row);
    }

    @Override
    boolean isSame(int number, int row) {
        return Objects.equals(values[number], source.value(row));
    }

    @Override
    void compare(int[] numbers, int count, boolean[] areDifferent) {
        for (int i = 0; i < count; i++) areDifferent[i] |= !isSame(numbers[i], i);
    }

    @Override
    Column column(int from, int to) {
        return new ObjectColumn(Arrays.copyOfRange(values, from, to), to - from);
    }

    @Override
    long bytes() {
        return (4L + OBJECT_BYTES) * values.length;
    }
}
