package dev.millrace.column;

import java.util.Arrays;
import java.util.Objects;

/// Computes hashes of keys. Keys that [ColumnEquality] calls the same have the same hash, in each process.
public final class ColumnHashes {
    private static final int FACTOR = 31;

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
        for (int i = 0; i < column.size(); i++) hashes[i] = hashes[i] * FACTOR + Objects.hashCode(column.value(i));
    }

    /// Returns the hash of a number.
    public static int hash(long value) {
        return (int) (value ^ value >>> 32);
    }

    /// Returns the hash of a range of bytes.
    public static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) hash = hash * FACTOR + bytes[i];
        return hash;
    }

    /// Returns a hash whose bits all depend on all bits of the given one.
    public static int mixed(int hash) {
        int mixed = hash;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
