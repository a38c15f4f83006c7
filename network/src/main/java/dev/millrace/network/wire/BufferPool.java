package dev.millrace.network.wire;

import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Arrays for rows and frames that have been of use and will be again: making and clearing one of thousands of bytes
/// for each batch would send all that passes through here through memory twice more. Whoever takes one has it alone,
/// with something in it; whoever gives it back forgets it. Any thread.
public final class BufferPool {
    /// Shorter arrays are not kept: they cost little to make.
    public static final int LENGTH_MIN = 4 << 10;

    /// Nor are longer ones: they are rare.
    private static final int LENGTH_MAX = 128 << 10;

    /// By length: each twice as long as those before. The last that came is the first to go, since a cache has it.
    private final List<ArrayDeque<byte[]>> kept;

    private final long bytesMax;
    private long bytes;

    /// @param bytesMax are kept at most
    public BufferPool(long bytesMax) {
        this.bytesMax = bytesMax;
        kept = Stream.iterate(LENGTH_MIN, length -> length <= LENGTH_MAX, length -> 2 * length)
                .map(_ -> new ArrayDeque<byte[]>())
                .toList();
    }

    /// An array that is at least so long, and not much longer.
    public byte[] take(int length) {
        if (length < LENGTH_MIN || length > LENGTH_MAX) return new byte[length];
        int size = size(length);
        byte[] found = poll(size);
        return found != null ? found : new byte[LENGTH_MIN << size];
    }

    private synchronized byte @Nullable [] poll(int size) {
        byte[] found = kept.get(size).poll();
        if (found != null) bytes -= found.length;
        return found;
    }

    /// Takes an array back that nobody else has. Any will do; those of odd lengths are dropped.
    public void give(byte[] array) {
        int length = array.length;
        if (length < LENGTH_MIN || length > LENGTH_MAX || Integer.bitCount(length) != 1) return;
        push(array, size(length));
    }

    private synchronized void push(byte[] array, int size) {
        if (bytes + array.length > bytesMax) return;
        bytes += array.length;
        kept.get(size).push(array);
    }

    /// How often the least length must be doubled.
    private static int size(int length) {
        return Integer.numberOfLeadingZeros(LENGTH_MIN - 1) - Integer.numberOfLeadingZeros(length - 1);
    }
}
