package dev.millrace.api.util;

import java.util.Arrays;
import java.util.NoSuchElementException;

/// Holds a growing list of primitive values. Not thread-safe.
public class IntArrayList {
    /// An empty list, which stays empty.
    public static final IntArrayList EMPTY = new IntArrayList(0) {
        @Override
        public boolean add(int number) {
            throw new UnsupportedOperationException("the shared empty list cannot grow");
        }
    };

    private static final int CAPACITY_MIN = 8;

    private int[] array;
    private int size;

    /// @param capacity the number of values for which the list need not grow
    public IntArrayList(int capacity) {
        this.array = new int[capacity];
    }

    /// Returns the number of values.
    public int size() {
        return size;
    }

    /// Appends a value.
    public boolean add(int number) {
        if (size == array.length) array = Arrays.copyOf(array, Math.max(CAPACITY_MIN, 2 * size));
        array[size++] = number;
        return true;
    }

    /// Removes and returns the last value.
    public int removeLast() {
        if (size == 0) throw new NoSuchElementException("the list has no values");
        return array[--size];
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
    public int[] toArray() {
        return Arrays.copyOf(array, size);
    }
}
