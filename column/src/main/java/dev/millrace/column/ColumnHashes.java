package dev.millrace.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Computes hashes of keys. Keys that [ColumnEquality] calls the same have the same hash, in each process.
public final class ColumnHashes {
    /// The hash of NULL before it is mixed.
    public static final int NULL = 0x5bd1e995;

    private static final int FACTOR = 31;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ColumnHashes() {}

    /// Computes the hash of the key of each row.
    ///
    /// @param columns the indexes of the columns of the key
    /// @param hashes receives the hashes of the rows; at least as long as the batch
    public static void hash(ColumnBatch batch, int[] columns, int[] hashes) {
        Arrays.fill(hashes, 0, batch.size(), 0);
        for (int column : columns) add(batch.column(column), hashes);
        for (int i = 0; i < batch.size(); i++) hashes[i] = mixed(hashes[i]);
    }

    private static void add(Column column, int[] hashes) {
        if (column.hasNulls() && !(column instanceof ObjectColumn)) {
            addWithNulls(column, hashes);
            return;
        }
        switch (column) {
            case LongColumn longs -> addLongs(longs.values(), longs.size(), hashes);
            case IntColumn ints -> addInts(ints.values(), ints.size(), hashes);
            case DoubleColumn doubles -> addDoubles(doubles.values(), doubles.size(), hashes);
            case FloatColumn floats -> addFloats(floats.values(), floats.size(), hashes);
            case BooleanColumn booleans -> addBytes(booleans.values(), booleans.size(), hashes);
            case BytesColumn bytes -> addRanges(bytes, hashes);
            case ObjectColumn objects -> addObjects(objects, hashes);
        }
    }

    /// Adds a column whose NULL rows have the same hash, whatever their value is.
    private static void addWithNulls(Column column, int[] hashes) {
        int size = column.size();
        int[] before = Arrays.copyOf(hashes, size);
        add(withoutNulls(column), hashes);
        for (int i = 0; i < size; i++) if (column.isNull(i)) hashes[i] = before[i] * FACTOR + NULL;
    }

    private static Column withoutNulls(Column column) {
        int size = column.size();
        return switch (column) {
            case LongColumn longs -> new LongColumn(longs.values(), size, null);
            case IntColumn ints -> new IntColumn(ints.values(), size, null);
            case DoubleColumn doubles -> new DoubleColumn(doubles.values(), size, null);
            case FloatColumn floats -> new FloatColumn(floats.values(), size, null);
            case BooleanColumn booleans -> new BooleanColumn(booleans.values(), size, null);
            case BytesColumn bytes -> new BytesColumn(bytes.array(), bytes.starts(), bytes.ends(), size, null);
            case ObjectColumn objects -> objects;
        };
    }

    private static void addLongs(long[] values, int size, int[] hashes) {
        for (int i = 0; i < size; i++) hashes[i] = hashes[i] * FACTOR + hash(values[i]);
    }

    private static void addInts(int[] values, int size, int[] hashes) {
        for (int i = 0; i < size; i++) hashes[i] = hashes[i] * FACTOR + values[i];
    }

    private static void addDoubles(double[] values, int size, int[] hashes) {
        for (int i = 0; i < size; i++) hashes[i] = hashes[i] * FACTOR + hash(Double.doubleToLongBits(values[i]));
    }

    private static void addFloats(float[] values, int size, int[] hashes) {
        for (int i = 0; i < size; i++) hashes[i] = hashes[i] * FACTOR + Float.floatToIntBits(values[i]);
    }

    private static void addBytes(byte[] values, int size, int[] hashes) {
        for (int i = 0; i < size; i++) hashes[i] = hashes[i] * FACTOR + values[i];
    }

    private static void addRanges(BytesColumn column, int[] hashes) {
        byte[] bytes = column.array();
        for (int i = 0; i < column.size(); i++) {
            hashes[i] = hashes[i] * FACTOR + hash(bytes, column.start(i), column.end(i));
        }
    }

    private static void addObjects(ObjectColumn column, int[] hashes) {
        for (int i = 0; i < column.size(); i++) {
            @Nullable Object value = column.value(i);
            hashes[i] = hashes[i] * FACTOR + (value == null ? NULL : value.hashCode());
        }
    }

    /// Returns the hash of a number.
    public static int hash(long value) {
        return (int) (value ^ value >>> 32);
    }

    /// Returns the hash of a range of bytes. It reads eight bytes at a time.
    public static int hash(byte[] bytes, int start, int end) {
        long hash = end - start;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) hash = step(hash, (long) LONGS.get(bytes, at));
        long rest = 0;
        for (int shift = 0; at < end; at++, shift += Byte.SIZE) rest |= (bytes[at] & 0xFFL) << shift;
        hash = step(hash, rest);
        return (int) (hash ^ hash >>> 32);
    }

    private static long step(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }

    /// Returns a hash whose bits all depend on all bits of the given one.
    public static int mixed(int hash) {
        int mixed = hash;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
