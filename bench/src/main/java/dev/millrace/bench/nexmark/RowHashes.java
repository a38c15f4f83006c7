package dev.millrace.bench.nexmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Hashes rows value by value, in the same way for each engine. Thread-safe.
public final class RowHashes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long NULL = 0x5851F42D4C957F2DL;

    private RowHashes() {}

    /// Returns the hash of a row to which a value was added.
    ///
    /// @param hash the hash of the values before; 0 for none
    public static long add(long hash, long value) {
        long mixed = (hash + value) * FACTOR;
        return mixed ^ mixed >>> 29;
    }

    /// Returns the hash of a row to which NULL was added.
    public static long addNull(long hash) {
        return add(hash, NULL);
    }

    /// Returns the hash of a row to which a decimal was added. Its scale does not matter.
    public static long addDecimal(long hash, long digits, int scale) {
        long value = digits;
        int left = scale;
        while (left > 0 && value % 10 == 0) {
            value /= 10;
            left--;
        }
        return add(add(hash, value), left);
    }

    /// Returns the hash of a row to which a text in UTF-8 was added.
    public static long addText(long hash, byte[] bytes, int start, int length) {
        long mixed = add(hash, length);
        int at = start;
        int end = start + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) mixed = add(mixed, (long) LONGS.get(bytes, at));
        long rest = 0;
        for (; at < end; at++) rest = rest << Byte.SIZE | bytes[at];
        return add(mixed, rest);
    }
}
