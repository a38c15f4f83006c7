package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.NullBits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Enlarges arrays that have one element per group.
final class GrownArrays {
    private static final int ROOM_MIN = 16;

    private GrownArrays() {}

    private static int length(int present, int wanted) {
        return Math.max(ROOM_MIN, Math.max(wanted, 2 * present));
    }

    static long[] grown(long[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, length(array.length, length));
    }

    static double[] grown(double[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, length(array.length, length));
    }

    static boolean[] grown(boolean[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, length(array.length, length));
    }

    static <T> T[] grown(T[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, length(array.length, length));
    }

    /// Returns the bits of groups without a value; null if each has one.
    static long @Nullable [] nulls(boolean[] isPresent, int from, int to) {
        long[] bits = null;
        for (int i = from; i < to; i++) {
            if (isPresent[i]) continue;
            if (bits == null) bits = new long[NullBits.words(to - from)];
            NullBits.add(bits, i - from);
        }
        return bits;
    }
}
