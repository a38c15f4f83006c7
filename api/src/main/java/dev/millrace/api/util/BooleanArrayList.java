package dev.millrace.api.util;

import java.util.Arrays;

/// Holds a growing list of primitive values. Not thread-safe.
public class BooleanArrayList {
    private static final int CAPACITY_MIN = 8;

    private boolean[] array;
    private int size;

    /// @param capacity the number of values for which the list need not grow
    public BooleanArrayList(int capacity) {
        this.array = new boolean[capacity];
    }

    /// Returns the number of values.
    public int size() {
        return size;
    }

    /// Appends a value.
    public boolean add(boolean element) {
        if (size == array.length) array = Arrays.copyOf(array, Math.max(CAPACITY_MIN, 2 * size));
        array[size++] = element;
        return true;
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
    public boolean[] toArray() {
        return Arrays.copyOf(array, size);
    }
}
