package dev.millrace.sql.stream.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/// Holds rows in the order of their arrival. The bytes of the rows are in a few arrays, so that a row is no object and
/// the garbage collector does not visit rows. Not thread-safe.
public final class PackedRowList {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /// The size at which an array takes no more rows. A single larger row has an array of its own.
    private static final int CHUNK_BYTES = 1 << 16;

    /// The arrays that take no more rows and never change. Each ends with its last row.
    private byte[][] full;

    private byte[] last;
    /// The number of bytes in use in the last array.
    private int end;

    private int size;

    /// Creates an empty list.
    public PackedRowList() {
        this(new byte[0][], new byte[0], 0, 0);
    }

    private PackedRowList(byte[][] full, byte[] last, int end, int size) {
        this.full = full;
        this.last = last;
        this.end = end;
        this.size = size;
    }

    /// Returns the number of rows.
    public int size() {
        return size;
    }

    /// Appends a row.
    public void add(PackedRow row) {
        byte[] bytes = row.bytes();
        int needed = Math.addExact(Integer.BYTES, bytes.length);
        if (needed > last.length - end) makeRoom(needed);
        INTS.set(last, end, bytes.length);
        System.arraycopy(bytes, 0, last, end + Integer.BYTES, bytes.length);
        end += needed;
        size = Math.addExact(size, 1);
    }

    private void makeRoom(int needed) {
        if (end > 0 && needed > CHUNK_BYTES - end) {
            full = Arrays.copyOf(full, full.length + 1);
            full[full.length - 1] = end == last.length ? last : Arrays.copyOf(last, end);
            last = new byte[Math.min(CHUNK_BYTES, Math.multiplyExact(needed, 2))];
            if (last.length < needed) last = new byte[needed];
            end = 0;
            return;
        }
        // The first row gets an array of its size, because many keys have one row only.
        int capacity = Math.min(CHUNK_BYTES, 2 * last.length);
        last = Arrays.copyOf(last, Math.max(end + needed, capacity));
    }

    /// Passes all rows to the consumer, in the order of their arrival. The consumer must not change the list.
    public void forEach(Consumer<PackedRow> consumer) {
        for (byte[] each : full) forEach(each, each.length, consumer);
        forEach(last, end, consumer);
    }

    private static void forEach(byte[] chunk, int end, Consumer<PackedRow> consumer) {
        int at = 0;
        while (at < end) {
            int from = at + Integer.BYTES;
            int to = from + (int) INTS.get(chunk, at);
            consumer.accept(new PackedRow(Arrays.copyOfRange(chunk, from, to)));
            at = to;
        }
    }

    /// Returns a list with the same rows. Full arrays are shared, because they do not change.
    PackedRowList copy() {
        return new PackedRowList(full, Arrays.copyOf(last, end), end, size);
    }
}
