package dev.millrace.column.key;

import java.util.Arrays;

/// Keeps the bytes of keys one after the other, with their hashes.
final class KeyBytes {
    private static final int BYTES_MIN = 4096;
    private static final int KEYS_MIN = 128;

    private byte[] bytes = new byte[BYTES_MIN];
    private int[] ends = new int[KEYS_MIN];
    private int[] hashes = new int[KEYS_MIN];
    private int used;

    /// Appends the bytes of a key.
    ///
    /// @param number the number of the key, which is the number of keys so far
    void append(int number, int hash, byte[] source, int start, int end) {
        int length = end - start;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(used, length), bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(source, start, bytes, used, length);
        used += length;
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, 2 * number);
            hashes = Arrays.copyOf(hashes, 2 * number);
        }
        ends[number] = used;
        hashes[number] = hash;
    }

    boolean equals(int number, int hash, byte[] source, int start, int end) {
        if (hashes[number] != hash) return false;
        int keyStart = start(number);
        int length = end - start;
        return ends[number] - keyStart == length
                && Arrays.equals(bytes, keyStart, keyStart + length, source, start, end);
    }

    byte[] array() {
        return bytes;
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    int end(int number) {
        return ends[number];
    }

    int hash(int number) {
        return hashes[number];
    }

    long bytes() {
        return bytes.length + 8L * ends.length;
    }

    void clear() {
        bytes = new byte[BYTES_MIN];
        ends = new int[KEYS_MIN];
        hashes = new int[KEYS_MIN];
        used = 0;
    }
}
