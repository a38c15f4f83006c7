package dev.millrace.bench.bare;

import dev.millrace.bench.load.Mix;
import java.util.Arrays;

/// Numbers keys 0, 1, 2, … in the order of arrival, with an open-addressing hash table. Owned by one worker.
final class KeyIndex {
    private static final long NONE = -1;

    private long[] slots = new long[1 << 12];
    private int[] numbers = new int[slots.length];
    private long[] keys = new long[1 << 11];
    private int size;

    KeyIndex() {
        Arrays.fill(slots, NONE);
    }

    /// Returns the number of a key, or a new one for a new key. Keys must not be negative.
    int of(long key) {
        int mask = slots.length - 1;
        int slot = (int) Mix.scatter(key) & mask;
        while (slots[slot] != key) {
            if (slots[slot] == NONE) {
                return add(key, slot);
            }
            slot = (slot + 1) & mask;
        }
        return numbers[slot];
    }

    /// Returns the key with a number.
    long key(int number) {
        return keys[number];
    }

    /// Returns the number of keys.
    int size() {
        return size;
    }

    private int add(long key, int slot) {
        if (size == keys.length) {
            grow();
            return of(key);
        }
        slots[slot] = key;
        numbers[slot] = size;
        keys[size] = key;
        return size++;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        slots = new long[size * 4];
        numbers = new int[size * 4];
        Arrays.fill(slots, NONE);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) Mix.scatter(keys[number]) & mask;
            while (slots[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = keys[number];
            numbers[slot] = number;
        }
    }
}
