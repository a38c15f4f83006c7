package dev.millrace.api.util;

import java.util.Arrays;
import java.util.Objects;

/// Holds a growing list of primitive values. Not thread-safe.
public class LongArrayList {
    private static final int CAPACITY_MIN = 8;

    private long[] array;
    private int size;

    /// @param capacity the number of values for which the list need not grow
    public LongArrayList(int capacity) {
        this.array = new long[capacity];
    }

    /// Returns the number of values.
    public int size() {
        return size;
    }

    /// Appends a value.
    public boolean add(long number) {
        if (size == array.length) array = Arrays.copyOf(array, Math.max(CAPACITY_MIN, 2 * size));
        array[size++] = number;
        return true;
    }

    /// Removes and returns the value at a position.
    public long removeLong(int index) {
        long removed = array[Objects.checkIndex(index, size)];
        System.arraycopy(array, index + 1, array, index, --size - index);
        return removed;
    }

    /// Removes all values.
    public void clear() {
        size = 0;
    }

    /// Returns whether the list has no values.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Returns a copy of the values.
    public long[] toArray() {
        return Arrays.copyOf(array, size);
    }

    /// Returns the array that holds the values and possibly unused places after them.
    public long[] getInternalArray() {
        return array;
    }
}
