package dev.millrace.sql.compile.support;

import java.util.Arrays;

/// Contains the constants of IN lists.
public final class ConstantSets {
    private ConstantSets() {}

    /// Returns 1 if a sorted array contains a number, else 0.
    public static int contains(long value, long[] sorted) {
        return Arrays.binarySearch(sorted, value) >= 0 ? 1 : 0;
    }

    /// Returns 1 if a set contains a text, else 0.
    public static int contains(byte[] bytes, int start, int end, TextSet set) {
        return set.contains(bytes, start, end) ? 1 : 0;
    }
}
