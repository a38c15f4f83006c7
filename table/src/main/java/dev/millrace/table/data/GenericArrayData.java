package dev.millrace.table.data;

import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.variant.Variant;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is an array that has its elements in a Java array of objects or of a primitive type.
public final class GenericArrayData implements ArrayData {
    private final Object elements;
    private final int size;

    private GenericArrayData(Object elements, int size) {
        this.elements = elements;
        this.size = size;
    }

    /// Creates an array from elements in internal form, which must not change later.
    public GenericArrayData(@Nullable Object[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(int[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(long[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(float[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(double[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(short[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(byte[] elements) {
        this(elements, elements.length);
    }

    /// Creates an array from elements, which must not change later.
    public GenericArrayData(boolean[] elements) {
        this(elements, elements.length);
    }

    /// Returns whether the elements have a primitive type, so that none is NULL.
    public boolean isPrimitiveArray() {
        return !(elements instanceof Object[]);
    }

    /// Returns the elements as objects.
    public @Nullable Object[] toObjectArray() {
        if (elements instanceof Object[] all) return all.clone();
        @Nullable Object[] all = new Object[size];
        for (int i = 0; i < size; i++) all[i] = Array.get(elements, i);
        return all;
    }

    private Object present(int pos) {
        return Objects.requireNonNull(Array.get(elements, pos), () -> "The element " + pos + " is NULL.");
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isNullAt(int pos) {
        return elements instanceof Object[] all && all[pos] == null;
    }

    @Override
    public boolean getBoolean(int pos) {
        return (boolean) present(pos);
    }

    @Override
    public byte getByte(int pos) {
        return (byte) present(pos);
    }

    @Override
    public short getShort(int pos) {
        return (short) present(pos);
    }

    @Override
    public int getInt(int pos) {
        return (int) present(pos);
    }

    @Override
    public long getLong(int pos) {
        return (long) present(pos);
    }

    @Override
    public float getFloat(int pos) {
        return (float) present(pos);
    }

    @Override
    public double getDouble(int pos) {
        return (double) present(pos);
    }

    @Override
    public StringData getString(int pos) {
        return (StringData) present(pos);
    }

    @Override
    public byte[] getBinary(int pos) {
        return (byte[]) present(pos);
    }

    @Override
    public ArrayData getArray(int pos) {
        return (ArrayData) present(pos);
    }

    @Override
    public MapData getMap(int pos) {
        return (MapData) present(pos);
    }

    @Override
    public DecimalData getDecimal(int pos, int precision, int scale) {
        return (DecimalData) present(pos);
    }

    @Override
    public TimestampData getTimestamp(int pos, int precision) {
        return (TimestampData) present(pos);
    }

    @Override
    @SuppressWarnings("unchecked") // The caller knows the class of the objects.
    public <T> RawValueData<T> getRawValue(int pos) {
        return (RawValueData<T>) present(pos);
    }

    @Override
    public Variant getVariant(int pos) {
        return (Variant) present(pos);
    }

    @Override
    public Bitmap getBitmap(int pos) {
        return (Bitmap) present(pos);
    }

    @Override
    public RowData getRow(int pos, int numFields) {
        return (RowData) present(pos);
    }

    @Override
    public boolean[] toBooleanArray() {
        if (elements instanceof boolean[] all) return all.clone();
        boolean[] all = new boolean[size];
        for (int i = 0; i < size; i++) all[i] = getBoolean(i);
        return all;
    }

    @Override
    public byte[] toByteArray() {
        if (elements instanceof byte[] all) return all.clone();
        byte[] all = new byte[size];
        for (int i = 0; i < size; i++) all[i] = getByte(i);
        return all;
    }

    @Override
    public short[] toShortArray() {
        if (elements instanceof short[] all) return all.clone();
        short[] all = new short[size];
        for (int i = 0; i < size; i++) all[i] = getShort(i);
        return all;
    }

    @Override
    public int[] toIntArray() {
        if (elements instanceof int[] all) return all.clone();
        int[] all = new int[size];
        for (int i = 0; i < size; i++) all[i] = getInt(i);
        return all;
    }

    @Override
    public long[] toLongArray() {
        if (elements instanceof long[] all) return all.clone();
        long[] all = new long[size];
        for (int i = 0; i < size; i++) all[i] = getLong(i);
        return all;
    }

    @Override
    public float[] toFloatArray() {
        if (elements instanceof float[] all) return all.clone();
        float[] all = new float[size];
        for (int i = 0; i < size; i++) all[i] = getFloat(i);
        return all;
    }

    @Override
    public double[] toDoubleArray() {
        if (elements instanceof double[] all) return all.clone();
        double[] all = new double[size];
        for (int i = 0; i < size; i++) all[i] = getDouble(i);
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenericArrayData array && Arrays.deepEquals(toObjectArray(), array.toObjectArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(toObjectArray());
    }

    @Override
    public String toString() {
        return Arrays.deepToString(toObjectArray());
    }
}
