package dev.millrace.sql.stream.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Packs numbers, such as times, into second keys of states.
public final class PackedLongs {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private PackedLongs() {}

    /// Returns the key of a number.
    public static PackedRow of(long number) {
        byte[] bytes = new byte[Long.BYTES];
        LONGS.set(bytes, 0, number);
        return new PackedRow(bytes);
    }

    /// Returns the key of two numbers.
    public static PackedRow of(long first, long second) {
        byte[] bytes = new byte[2 * Long.BYTES];
        LONGS.set(bytes, 0, first);
        LONGS.set(bytes, Long.BYTES, second);
        return new PackedRow(bytes);
    }

    /// Returns a number of a key.
    ///
    /// @param index the index of the number, from 0
    public static long at(PackedRow key, int index) {
        return (long) LONGS.get(key.bytes(), index * Long.BYTES);
    }
}
