package dev.millrace.connector.files.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Describes line ends in the bytes of a charset whose byte order is known.
///
/// @param charset with a fixed byte order
/// @param unit length of a line feed in bytes
/// @param feed the bytes of a line feed
/// @param carriage the bytes of a carriage return
/// @param markLength length of the byte order mark at the start of the file
record LineEnds(Charset charset, int unit, byte[] feed, byte[] carriage, int markLength) {
    /// The length of the longest byte order mark.
    static final int MARK_LENGTH_MAX = 4;

    /// @param start the first bytes of the file, up to [#MARK_LENGTH_MAX]
    static LineEnds of(Charset charset, byte[] start) {
        return switch (charset.name()) {
            case "UTF-8" -> of(charset, start(start, 0xEF, 0xBB, 0xBF) ? 3 : 0);
            case "UTF-16" ->
                start(start, 0xFF, 0xFE)
                        ? of(StandardCharsets.UTF_16LE, 2)
                        : of(StandardCharsets.UTF_16BE, start(start, 0xFE, 0xFF) ? 2 : 0);
            case "UTF-16LE" -> of(charset, start(start, 0xFF, 0xFE) ? 2 : 0);
            case "UTF-16BE" -> of(charset, start(start, 0xFE, 0xFF) ? 2 : 0);
            case "UTF-32" ->
                start(start, 0xFF, 0xFE, 0, 0)
                        ? of(StandardCharsets.UTF_32LE, 4)
                        : of(StandardCharsets.UTF_32BE, start(start, 0, 0, 0xFE, 0xFF) ? 4 : 0);
            default -> of(charset, 0);
        };
    }

    /// Returns whether line ends can be found from any byte of a file.
    static boolean isSplittable(Charset charset) {
        return charset.canEncode() && "\n".getBytes(charset).length == 1;
    }

    /// Returns the first line feed that begins in `[from, to)`, or -1.
    int find(byte[] bytes, int from, int to) {
        byte last = feed[unit - 1];
        if (unit == 1) {
            for (int i = from; i < to; i++) if (bytes[i] == last) return i;
            return -1;
        }
        for (int i = from; i + unit <= to; i += unit) if (isAt(feed, bytes, i)) return i;
        return -1;
    }

    /// Returns the end of a line without a carriage return before its line feed.
    int withoutCarriage(byte[] bytes, int start, int end) {
        return end - unit >= start && isAt(carriage, bytes, end - unit) ? end - unit : end;
    }

    private boolean isAt(byte[] sought, byte[] bytes, int at) {
        return Arrays.equals(sought, 0, unit, bytes, at, at + unit);
    }

    private static LineEnds of(Charset charset, int markLength) {
        byte[] feed = "\n".getBytes(charset);
        return new LineEnds(charset, feed.length, feed, "\r".getBytes(charset), markLength);
    }

    private static boolean start(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
        return true;
    }
}
