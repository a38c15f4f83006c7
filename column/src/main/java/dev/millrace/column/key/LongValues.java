package dev.millrace.column.key;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnKind;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.column.ObjectColumn;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps numbers and truth values as the bits of longs. NaN is always the same NaN.
final class LongValues extends KeyValues {
    private static final int ROOM_MIN = 64;

    private final ColumnKind kind;
    private long[] values = new long[ROOM_MIN];
    private long @Nullable [] nulls;
    private long[] source = {};
    private long @Nullable [] sourceNulls;
    private long[] converted = {};

    LongValues(LogicalType type) {
        this.kind = ColumnKind.of(type);
    }

    @Override
    void read(Column column) {
        source = column instanceof LongColumn longs ? longs.values() : converted(column);
        sourceNulls = column.nulls();
    }

    private long[] converted(Column column) {
        int size = column.size();
        if (converted.length < size) converted = new long[size];
        switch (column) {
            case IntColumn ints -> {
                for (int i = 0; i < size; i++) converted[i] = ints.value(i);
            }
            case DoubleColumn doubles -> {
                for (int i = 0; i < size; i++) converted[i] = Double.doubleToLongBits(doubles.value(i));
            }
            case FloatColumn floats -> {
                for (int i = 0; i < size; i++) converted[i] = Float.floatToIntBits(floats.value(i));
            }
            case BooleanColumn booleans -> {
                for (int i = 0; i < size; i++) converted[i] = booleans.value(i);
            }
            case LongColumn _ -> throw wrong(column);
            case BytesColumn _ -> throw wrong(column);
            case ObjectColumn _ -> throw wrong(column);
        }
        return converted;
    }

    private static IllegalArgumentException wrong(Column column) {
        return new IllegalArgumentException(column.getClass() + " is no column of numbers.");
    }

    @Override
    void append(int number, int row) {
        if (number == values.length) values = Arrays.copyOf(values, 2 * number);
        values[number] = source[row];
        if (!NullBits.has(sourceNulls, row)) return;
        int words = NullBits.words(number + 1);
        long[] bits = nulls == null ? new long[words] : nulls;
        if (bits.length < words) bits = Arrays.copyOf(bits, Math.max(words, 2 * bits.length));
        NullBits.add(bits, number);
        nulls = bits;
    }

    private boolean isNull(int number) {
        return nulls != null && number >> 6 < nulls.length && NullBits.has(nulls, number);
    }

    @Override
    boolean isSame(int number, int row) {
        boolean isPlain = nulls == null && sourceNulls == null;
        if (isPlain || isNull(number) == NullBits.has(sourceNulls, row)) {
            return values[number] == source[row] || !isPlain && isNull(number);
        }
        return false;
    }

    @Override
    void compare(int[] numbers, int count, boolean[] areDifferent) {
        if (nulls != null || sourceNulls != null) {
            for (int i = 0; i < count; i++) areDifferent[i] |= !isSame(numbers[i], i);
            return;
        }
        for (int i = 0; i < count; i++) areDifferent[i] |= values[numbers[i]] != source[i];
    }

    @Override
    Column column(int from, int to) {
        int count = to - from;
        long[] bits = bits(from, count);
        return switch (kind) {
            case INT -> {
                int[] ints = new int[count];
                for (int i = 0; i < count; i++) ints[i] = (int) values[from + i];
                yield new IntColumn(ints, count, bits);
            }
            case DOUBLE -> {
                double[] doubles = new double[count];
                for (int i = 0; i < count; i++) doubles[i] = Double.longBitsToDouble(values[from + i]);
                yield new DoubleColumn(doubles, count, bits);
            }
            case FLOAT -> {
                float[] floats = new float[count];
                for (int i = 0; i < count; i++) floats[i] = Float.intBitsToFloat((int) values[from + i]);
                yield new FloatColumn(floats, count, bits);
            }
            case BOOLEAN -> {
                byte[] truths = new byte[count];
                for (int i = 0; i < count; i++) truths[i] = (byte) values[from + i];
                yield new BooleanColumn(truths, count, bits);
            }
            default -> new LongColumn(Arrays.copyOfRange(values, from, to), count, bits);
        };
    }

    private long @Nullable [] bits(int from, int count) {
        if (nulls == null) return null;
        long[] bits = new long[NullBits.words(count)];
        for (int i = 0; i < count; i++) if (isNull(from + i)) NullBits.add(bits, i);
        return bits;
    }

    @Override
    long bytes() {
        return 8L * values.length + 8L * converted.length;
    }
}
