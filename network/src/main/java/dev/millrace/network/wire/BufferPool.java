package dev.millrace.network.wire;

import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps arrays of rows and frames for reuse. A new array of thousands of bytes for each batch would have to be
/// allocated and cleared, which would double the memory traffic. A caller that takes an array owns it, and its contents
/// are undefined. After it gives the array back, it must not use it. Thread-safe.
public final class BufferPool {
    /// Shorter arrays are not kept, because they are cheap to allocate.
    public static final int LENGTH_MIN = 4 << 10;

    /// Longer arrays are not kept, because they are rare.
    private static final int LENGTH_MAX = 128 << 10;

    /// The free arrays by length; each length is twice the one before. The array that came last is taken first,
    /// because it is likely in the processor's cache.
    private final List<ArrayDeque<byte[]>> kept;

    private final long bytesMax;
    private long bytes;

    /// @param bytesMax the maximum number of bytes to keep
    public BufferPool(long bytesMax) {
        this.bytesMax = bytesMax;
        kept = Stream.iterate(LENGTH_MIN, length -> length <= LENGTH_MAX, length -> 2 * length)
                .map(_ -> new ArrayDeque<byte[]>())
                .toList();
    }

    /// Returns an array of at least this length.
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

    /// Takes an array back. The caller must not use it any more. Arrays of other lengths than those of the pool
    /// are dropped.
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

    /// Returns how often the minimum length must be doubled.
    private static int size(int length) {
        return Integer.numberOfLeadingZeros(LENGTH_MIN - 1) - Integer.numberOfLeadingZeros(length - 1);
    }
}
