package dev.millrace.network.wire;

import java.util.List;

/// Some bytes of an array.
public record Piece(byte[] bytes, int from, int length) {
    /// All of an array.
    public static Piece of(byte[] bytes) {
        return new Piece(bytes, 0, bytes.length);
    }

    /// How many bytes there are.
    public static int length(List<Piece> pieces) {
        int length = 0;
        for (Piece each : pieces) length += each.length;
        return length;
    }

    /// Copies them into an array, one behind the other.
    ///
    /// @param at where the first goes
    public static void copy(List<Piece> pieces, byte[] into, int at) {
        int next = at;
        for (Piece each : pieces) {
            System.arraycopy(each.bytes, each.from, into, next, each.length);
            next += each.length;
        }
    }
}
