package dev.millrace.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads and makes the bits that say which rows of a column are NULL. Null instead of an array says that none is.
public final class NullBits {
    private NullBits() {}

    /// Returns whether a row is NULL.
    public static boolean has(long @Nullable [] bits, int row) {
        return bits != null && (bits[row >> 6] >>> row & 1) != 0;
    }

    /// Returns the number of words for a number of rows.
    public static int words(int rows) {
        return rows + 63 >> 6;
    }

    /// Marks a row as NULL.
    public static void add(long[] bits, int row) {
        bits[row >> 6] |= 1L << row;
    }

    /// Returns the bits with room for a number of rows. The array is the same if it is long enough.
    static long[] grown(long @Nullable [] bits, int rows) {
        int words = words(rows);
        if (bits == null) return new long[words];
        return bits.length >= words ? bits : Arrays.copyOf(bits, Math.max(words, bits.length * 2));
    }

    /// Returns the bits of the given rows in their order, or null if none of them is NULL.
    static long @Nullable [] select(long @Nullable [] bits, int[] rows, int count) {
        if (bits == null) return null;
        long[] selected = new long[words(count)];
        long any = 0;
        for (int i = 0; i < count; i++) {
            long bit = bits[rows[i] >> 6] >>> rows[i] & 1;
            selected[i >> 6] |= bit << i;
            any |= bit;
        }
        return any == 0 ? null : selected;
    }

    /// Returns the bytes of memory that the bits use.
    static long bytes(long @Nullable [] bits) {
        return bits == null ? 0 : 16 + 8L * bits.length;
    }
}
