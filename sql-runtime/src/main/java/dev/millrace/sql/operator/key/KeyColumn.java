package dev.millrace.sql.operator.key;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnKind;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.column.ObjectColumn;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps the values of one key column of all groups, and can be read while it grows.
abstract sealed class KeyColumn {
    private static final int ROOM_MIN = 64;

    int size;
    long @Nullable [] nulls;

    /// Creates the column for a type.
    static KeyColumn of(LogicalType type) {
        return switch (ColumnKind.of(type)) {
            case LONG -> new Longs();
            case INT -> new Ints();
            case DOUBLE, FLOAT, BOOLEAN -> new Bits(ColumnKind.of(type));
            case BYTES -> new Bytes(type);
            case OBJECT -> new ObjectKeys();
        };
    }

    /// Appends the value of a row.
    final void append(Column source, int row) {
        if (source.isNull(row)) {
            int words = NullBits.words(size + 1);
            if (nulls == null) nulls = new long[Math.max(words, 2)];
            else if (nulls.length < words) nulls = Arrays.copyOf(nulls, Math.max(words, 2 * nulls.length));
            NullBits.add(nulls, size);
            appendNull();
        } else {
            appendValue(source, row);
        }
        size++;
    }

    /// Returns whether the value of a group is the same as that of a row.
    final boolean isSame(int group, Column source, int row) {
        boolean isNull = isNull(group);
        if (isNull || source.hasNulls() && source.isNull(row)) return isNull && source.isNull(row);
        return isSameValue(group, source, row);
    }

    final boolean isNull(int group) {
        return nulls != null && group >> 6 < nulls.length && NullBits.has(nulls, group);
    }

    /// Returns the values of some groups.
    final Column slice(int from, int to) {
        int count = to - from;
        long[] bits = null;
        for (int i = 0; i < count && nulls != null; i++) {
            if (!isNull(from + i)) continue;
            if (bits == null) bits = new long[NullBits.words(count)];
            NullBits.add(bits, i);
        }
        return slice(from, to, bits);
    }

    abstract void appendNull();

    abstract void appendValue(Column source, int row);

    abstract boolean isSameValue(int group, Column source, int row);

    abstract Column slice(int from, int to, long @Nullable [] bits);

    abstract long bytes();

    final int grown(int length) {
        return Math.max(ROOM_MIN, 2 * length);
    }

    private static final class Longs extends KeyColumn {
        private long[] values = {};

        @Override
        void appendNull() {
            put(0);
        }

        @Override
        void appendValue(Column source, int row) {
            put(((LongColumn) source).value(row));
        }

        private void put(long value) {
            if (size == values.length) values = Arrays.copyOf(values, grown(size));
            values[size] = value;
        }

        @Override
        boolean isSameValue(int group, Column source, int row) {
            return values[group] == ((LongColumn) source).value(row);
        }

        @Override
        Column slice(int from, int to, long @Nullable [] bits) {
            return new LongColumn(Arrays.copyOfRange(values, from, to), to - from, bits);
        }

        @Override
        long bytes() {
            return 8L * values.length;
        }
    }

    private static final class Ints extends KeyColumn {
        private int[] values = {};

        @Override
        void appendNull() {
            put(0);
        }

        @Override
        void appendValue(Column source, int row) {
            put(((IntColumn) source).value(row));
        }

        private void put(int value) {
            if (size == values.length) values = Arrays.copyOf(values, grown(size));
            values[size] = value;
        }

        @Override
        boolean isSameValue(int group, Column source, int row) {
            return values[group] == ((IntColumn) source).value(row);
        }

        @Override
        Column slice(int from, int to, long @Nullable [] bits) {
            return new IntColumn(Arrays.copyOfRange(values, from, to), to - from, bits);
        }

        @Override
        long bytes() {
            return 4L * values.length;
        }
    }

    /// Keeps numbers with a fraction and truth values as the bits of a long. NaN is always the same NaN.
    private static final class Bits extends KeyColumn {
        private final ColumnKind kind;
        private long[] values = {};

        Bits(ColumnKind kind) {
            this.kind = kind;
        }

        @Override
        void appendNull() {
            put(0);
        }

        @Override
        void appendValue(Column source, int row) {
            put(bits(source, row));
        }

        private void put(long value) {
            if (size == values.length) values = Arrays.copyOf(values, grown(size));
            values[size] = value;
        }

        private static long bits(Column source, int row) {
            return switch (source) {
                case DoubleColumn doubles -> Double.doubleToLongBits(doubles.value(row));
                case FloatColumn floats -> Float.floatToIntBits(floats.value(row));
                default -> ((BooleanColumn) source).value(row);
            };
        }

        @Override
        boolean isSameValue(int group, Column source, int row) {
            return values[group] == bits(source, row);
        }

        @Override
        Column slice(int from, int to, long @Nullable [] bits) {
            int count = to - from;
            switch (kind) {
                case DOUBLE -> {
                    double[] doubles = new double[count];
                    for (int i = 0; i < count; i++) doubles[i] = Double.longBitsToDouble(values[from + i]);
                    return new DoubleColumn(doubles, count, bits);
                }
                case FLOAT -> {
                    float[] floats = new float[count];
                    for (int i = 0; i < count; i++) floats[i] = Float.intBitsToFloat((int) values[from + i]);
                    return new FloatColumn(floats, count, bits);
                }
                default -> {
                    byte[] truths = new byte[count];
                    for (int i = 0; i < count; i++) truths[i] = (byte) values[from + i];
                    return new BooleanColumn(truths, count, bits);
                }
            }
        }

        @Override
        long bytes() {
            return 8L * values.length;
        }
    }

    private static final class Bytes extends KeyColumn {
        private final LogicalType type;
        private byte[] array = {};
        private int[] ends = {};

        Bytes(LogicalType type) {
            this.type = type;
        }

        private int start(int group) {
            return group == 0 ? 0 : ends[group - 1];
        }

        @Override
        void appendNull() {
            end(start(size));
        }

        @Override
        void appendValue(Column source, int row) {
            BytesColumn column = (BytesColumn) source;
            int start = start(size);
            int end = Math.addExact(start, column.length(row));
            if (end > array.length) array = Arrays.copyOf(array, Math.max(end, grown(array.length)));
            System.arraycopy(column.array(), column.start(row), array, start, end - start);
            end(end);
        }

        private void end(int end) {
            if (size == ends.length) ends = Arrays.copyOf(ends, grown(size));
            ends[size] = end;
        }

        @Override
        boolean isSameValue(int group, Column source, int row) {
            BytesColumn column = (BytesColumn) source;
            return Arrays.equals(array, start(group), ends[group], column.array(), column.start(row), column.end(row));
        }

        @Override
        Column slice(int from, int to, long @Nullable [] bits) {
            ColumnBuilder builder = ColumnBuilder.of(type, to - from);
            int[] starts = new int[to - from];
            for (int i = from; i < to; i++) starts[i - from] = start(i);
            BytesColumn view = new BytesColumn(array, starts, Arrays.copyOfRange(ends, from, to), to - from, bits);
            for (int i = 0; i < to - from; i++) builder.append(view, i);
            return builder.build();
        }

        @Override
        long bytes() {
            return array.length + 4L * ends.length;
        }
    }

    private static final class ObjectKeys extends KeyColumn {
        private static final int OBJECT_BYTES = 64;
        private @Nullable Object[] values = {};

        @Override
        void appendNull() {
            put(null);
        }

        @Override
        void appendValue(Column source, int row) {
            put(((ObjectColumn) source).value(row));
        }

        private void put(@Nullable Object value) {
            if (size == values.length) values = Arrays.copyOf(values, grown(size));
            values[size] = value;
        }

        @Override
        boolean isSameValue(int group, Column source, int row) {
            return Objects.equals(values[group], ((ObjectColumn) source).value(row));
        }

        @Override
        Column slice(int from, int to, long @Nullable [] bits) {
            return new ObjectColumn(Arrays.copyOfRange(values, from, to), to - from);
        }

        @Override
        long bytes() {
            return 4L * values.length + (long) OBJECT_BYTES * size;
        }
    }
}
