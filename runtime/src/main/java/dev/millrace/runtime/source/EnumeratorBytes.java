package dev.millrace.runtime.source;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Adds to an enumerator's state whether all readers were told that there are no more splits. The mark follows the
/// state, where readers of the state alone do not look.
final class EnumeratorBytes {
    private static final byte EXHAUSTED = 'E';
    /// Version and length.
    private static final int HEADER_BYTES = 2 * Integer.BYTES;

    private EnumeratorBytes() {}

    /// @param state version, length and content
    static byte[] of(byte[] state, boolean areExhausted) {
        if (!areExhausted) return state;
        byte[] marked = Arrays.copyOf(state, state.length + 1);
        marked[state.length] = EXHAUSTED;
        return marked;
    }

    /// Tells whether all readers had been told that there are no more splits.
    static boolean areExhausted(byte[] state) {
        if (state.length < HEADER_BYTES) return false;
        int end = HEADER_BYTES + ByteBuffer.wrap(state).getInt(Integer.BYTES);
        return end >= HEADER_BYTES && state.length == end + 1 && state[end] == EXHAUSTED;
    }
}
