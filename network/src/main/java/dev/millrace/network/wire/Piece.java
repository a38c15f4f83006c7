package dev.millrace.network.wire;

import java.util.List;

/// Refers to a range of an array.
public record Piece(byte[] bytes, int from, int length) {
    /// Returns a piece that covers a whole array.
    public static Piece of(byte[] bytes) {
        return new Piece(bytes, 0, bytes.length);
    }

    /// Returns the total length of the pieces in bytes.
    public static int length(List<Piece> pieces) {
        int length = 0;
        for (Piece each : pieces) length += each.length;
        return length;
    }

    /// Copies the pieces into an array, one after the other.
    ///
    /// @param at the index for the first byte
    public static void copy(List<Piece> pieces, byte[] into, int at) {
        int next = at;
        for (Piece each : pieces) {
            System.arraycopy(each.bytes, each.from, into, next, each.length);
            next += each.length;
        }
    }
}
