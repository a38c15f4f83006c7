package dev.millrace.runtime.source;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Adds to an enumerator's state whether all readers have received the end of splits. The mark follows the state,
/// so that readers of the state alone ignore the mark.
final class EnumeratorBytes {
    private static final byte EXHAUSTED = 'E';
    /// The size of the version and the length.
    private static final int HEADER_BYTES = 2 * Integer.BYTES;

    private EnumeratorBytes() {}

    /// Returns the state with or without the mark.
    ///
    /// @param state the version, the length and the content
    static byte[] of(byte[] state, boolean areExhausted) {
        if (!areExhausted) return state;
        byte[] marked = Arrays.copyOf(state, state.length + 1);
        marked[state.length] = EXHAUSTED;
        return marked;
    }

    /// Returns whether all readers had received the end of splits.
    static boolean areExhausted(byte[] state) {
        if (state.length < HEADER_BYTES) return false;
        int end = HEADER_BYTES + ByteBuffer.wrap(state).getInt(Integer.BYTES);
        return end >= HEADER_BYTES && state.length == end + 1 && state[end] == EXHAUSTED;
    }
}
