package dev.millrace.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Keeps the newest bytes that a program's main method has printed, for the user who has started the program. If the
/// program prints more than its reader reads, the oldest bytes are dropped; the program never waits. Thread-safe.
public final class ProgramOutput {
    /// Is bound on the thread of the main method, but not on threads that the main method starts.
    public static final ScopedValue<ProgramOutput> HERE = ScopedValue.newInstance();

    /// The limit for each stream.
    public static final int BYTES_MAX = 256 << 10;

    private static final int BYTES_FIRST = 1 << 10;

    private final Stream out = new Stream();
    private final Stream err = new Stream();
    private volatile boolean isOver;

    /// Holds output that a reader has not read yet.
    ///
    /// @param text whole characters only
    /// @param next the position at which to read on
    /// @param lost the number of bytes before the text that were dropped
    public record Part(String text, long next, long lost) {}

    /// Keeps standard output or standard error.
    private static final class Stream {
        private byte[] ring = new byte[BYTES_FIRST];
        private long written;

        synchronized void write(byte[] bytes, int from, int count) {
            int skipped = Math.max(0, count - BYTES_MAX);
            written += skipped;
            grow(count - skipped);
            for (int i = from + skipped; i < from + count; i++) ring[(int) (written++ % ring.length)] = bytes[i];
        }

        /// Until the ring is full, the index of a byte is its position.
        private void grow(int more) {
            if (ring.length == BYTES_MAX || written + more <= ring.length) return;
            long wanted = Math.max(written + more, 2L * ring.length);
            ring = Arrays.copyOf(ring, (int) Math.min(wanted, BYTES_MAX));
        }

        synchronized Part read(long from, boolean isOver) {
            long asked = Math.clamp(from, 0, written);
            long first = Math.max(asked, written - ring.length);
            byte[] bytes = new byte[(int) (written - first)];
            for (int i = 0; i < bytes.length; i++) bytes[i] = ring[(int) ((first + i) % ring.length)];
            int whole = isOver ? bytes.length : wholeCharacters(bytes);
            return new Part(new String(bytes, 0, whole, StandardCharsets.UTF_8), first + whole, first - asked);
        }

        /// The ring may end within a multi-byte character.
        private static int wholeCharacters(byte[] bytes) {
            for (int back = 1; back <= Math.min(3, bytes.length); back++) {
                int lead = bytes[bytes.length - back] & 0xff;
                if (lead < 0x80) return bytes.length;
                if (lead < 0xc0) continue;
                int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return back < length ? bytes.length - back : bytes.length;
            }
            return bytes.length;
        }
    }

    /// Appends bytes that the program printed to standard output.
    public void printed(byte[] bytes, int from, int count) {
        out.write(bytes, from, count);
    }

    /// Appends bytes that the program printed to standard error.
    public void printedError(byte[] bytes, int from, int count) {
        err.write(bytes, from, count);
    }

    /// Marks the end of the main method.
    public void end() {
        isOver = true;
    }

    /// Returns whether the main method has ended, so that no more output follows.
    public boolean isOver() {
        return isOver;
    }

    /// Returns standard output from a position on.
    public Part out(long from) {
        return out.read(from, isOver);
    }

    /// Returns standard error from a position on.
    public Part err(long from) {
        return err.read(from, isOver);
    }
}
