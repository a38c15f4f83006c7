package dev.millrace.column.key;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BooleanColumnBuilder;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.DoubleColumnBuilder;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.FloatColumnBuilder;
import dev.millrace.column.IntColumn;
import dev.millrace.column.IntColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.column.ObjectColumn;
import dev.millrace.column.ObjectColumnBuilder;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Packs the keys of rows to bytes, column by column: a byte that says NULL, and the value. Keys are the same if their
/// bytes are. Objects are replaced by numbers.
final class KeyPacker {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int OBJECT_BYTES = 96;

    private final List<LogicalType> types;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> objects = new ArrayList<>();
    private byte[] packed = {};
    private int[] ends = {};
    private int[] at = {};

    KeyPacker(List<LogicalType> types) {
        this.types = List.copyOf(types);
    }

    byte[] array() {
        return packed;
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    int end(int row) {
        return ends[row];
    }

    /// Packs the keys of all rows of a batch.
    void pack(ColumnBatch batch, int[] columns) {
        int size = batch.size();
        if (ends.length < size) {
            ends = new int[size];
            at = new int[size];
        }
        int fixed = 0;
        for (int column : columns) fixed += 1 + width(batch.column(column));
        int total = 0;
        for (int row = 0; row < size; row++) {
            at[row] = total;
            total = Math.addExact(total, fixed + textLength(batch, columns, row));
            ends[row] = total;
        }
        if (packed.length < total) packed = new byte[total];
        for (int column : columns) add(batch.column(column));
    }

    /// Returns the bytes that a value has; for a text those of its length.
    private static int width(Column column) {
        return switch (column) {
            case LongColumn _ -> Long.BYTES;
            case DoubleColumn _ -> Long.BYTES;
            case BooleanColumn _ -> 1;
            default -> Integer.BYTES;
        };
    }

    private static int textLength(ColumnBatch batch, int[] columns, int row) {
        int sum = 0;
        for (int column : columns) {
            if (batch.column(column) instanceof BytesColumn bytes && !bytes.isNull(row)) sum += bytes.length(row);
        }
        return sum;
    }

    private void add(Column column) {
        for (int row = 0; row < column.size(); row++) packed[at[row]++] = (byte) (column.isNull(row) ? 1 : 0);
        switch (column) {
            case LongColumn longs -> addLongs(longs);
            case IntColumn ints -> addInts(ints);
            case DoubleColumn doubles -> addDoubles(doubles);
            case FloatColumn floats -> addFloats(floats);
            case BooleanColumn booleans -> addBooleans(booleans);
            case BytesColumn bytes -> addTexts(bytes);
            case ObjectColumn values -> addObjects(values);
        }
    }

    private void addLongs(LongColumn column) {
        for (int row = 0; row < column.size(); row++) {
            LONGS.set(packed, at[row], column.isNull(row) ? 0L : column.value(row));
            at[row] += Long.BYTES;
        }
    }

    private void addInts(IntColumn column) {
        for (int row = 0; row < column.size(); row++) {
            INTS.set(packed, at[row], column.isNull(row) ? 0 : column.value(row));
            at[row] += Integer.BYTES;
        }
    }

    private void addDoubles(DoubleColumn column) {
        for (int row = 0; row < column.size(); row++) {
            LONGS.set(packed, at[row], column.isNull(row) ? 0L : Double.doubleToLongBits(column.value(row)));
            at[row] += Long.BYTES;
        }
    }

    private void addFloats(FloatColumn column) {
        for (int row = 0; row < column.size(); row++) {
            INTS.set(packed, at[row], column.isNull(row) ? 0 : Float.floatToIntBits(column.value(row)));
            at[row] += Integer.BYTES;
        }
    }

    private void addBooleans(BooleanColumn column) {
        for (int row = 0; row < column.size(); row++) {
            packed[at[row]++] = column.isNull(row) ? 0 : column.value(row);
        }
    }

    private void addTexts(BytesColumn column) {
        for (int row = 0; row < column.size(); row++) {
            int length = column.isNull(row) ? 0 : column.length(row);
            INTS.set(packed, at[row], length);
            System.arraycopy(column.array(), column.start(row), packed, at[row] + Integer.BYTES, length);
            at[row] += Integer.BYTES + length;
        }
    }

    private void addObjects(ObjectColumn column) {
        for (int row = 0; row < column.size(); row++) {
            @Nullable Object value = column.value(row);
            INTS.set(packed, at[row], value == null ? 0 : number(value));
            at[row] += Integer.BYTES;
        }
    }

    private int number(Object value) {
        Integer known = numbers.putIfAbsent(value, objects.size());
        if (known != null) return known;
        objects.add(value);
        return objects.size() - 1;
    }

    /// Returns the columns of keys that were packed.
    List<Column> unpack(KeyBytes keys, int from, int to) {
        int[] places = new int[to - from];
        for (int i = 0; i < places.length; i++) places[i] = keys.start(from + i);
        List<Column> columns = new ArrayList<>();
        for (LogicalType each : types) columns.add(column(keys.array(), places, each));
        return columns;
    }

    private Column column(byte[] bytes, int[] places, LogicalType type) {
        ColumnBuilder builder = ColumnBuilder.of(type, places.length);
        for (int i = 0; i < places.length; i++) {
            boolean isNull = bytes[places[i]++] != 0;
            places[i] += isNull ? nullWidth(builder) : append(builder, bytes, places[i]);
            if (isNull) builder.appendNull();
        }
        return builder.build();
    }

    private static int nullWidth(ColumnBuilder builder) {
        return switch (builder) {
            case LongColumnBuilder _ -> Long.BYTES;
            case DoubleColumnBuilder _ -> Long.BYTES;
            case BooleanColumnBuilder _ -> 1;
            default -> Integer.BYTES;
        };
    }

    /// Appends the value at a place, and returns the number of its bytes.
    private int append(ColumnBuilder builder, byte[] bytes, int place) {
        switch (builder) {
            case LongColumnBuilder longs -> longs.append((long) LONGS.get(bytes, place));
            case IntColumnBuilder ints -> ints.append((int) INTS.get(bytes, place));
            case DoubleColumnBuilder doubles -> doubles.append(Double.longBitsToDouble((long) LONGS.get(bytes, place)));
            case FloatColumnBuilder floats -> floats.append(Float.intBitsToFloat((int) INTS.get(bytes, place)));
            case BooleanColumnBuilder booleans -> booleans.append(bytes[place] != 0);
            case BytesColumnBuilder texts -> {
                int length = (int) INTS.get(bytes, place);
                texts.append(bytes, place + Integer.BYTES, length);
                return Integer.BYTES + length;
            }
            case ObjectColumnBuilder values ->
                values.appendValue(Objects.requireNonNull(objects.get((int) INTS.get(bytes, place))));
        }
        return nullWidth(builder);
    }

    long bytes() {
        return packed.length + 8L * ends.length + (long) OBJECT_BYTES * objects.size();
    }

    /// Drops the numbers of objects.
    void clear() {
        numbers.clear();
        objects.clear();
    }
}
