package dev.millrace.cluster.stats;

import dev.millrace.base.fault.MillraceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads a file of a worker, which it fetches in parts. Not thread-safe.
final class RemoteFile extends InputStream {
    /// The size of a part in bytes.
    private static final int PART = 1 << 20;

    private final Parts parts;
    private long next;
    private ByteArrayInputStream part;
    private boolean isOver;

    /// Fetches parts of a file.
    interface Parts {

        /// @param most the maximum number of bytes
        WorkerStatsCall.Part ask(long from, int most);
    }

    private RemoteFile(Parts parts, long from, byte[] first) {
        this.parts = parts;
        this.next = from;
        this.part = new ByteArrayInputStream(first);
        came(first.length);
    }

    /// Opens a file; null if there is no such file.
    ///
    /// @param from the first byte to read
    static @Nullable InputStream open(Parts parts, long from) {
        WorkerStatsCall.Part first = parts.ask(from, PART);
        return first.isThere() ? new RemoteFile(parts, from, first.bytes()) : null;
    }

    private void came(int bytes) {
        next += bytes;
        // The file may grow while it is read, even faster than it is read. A part that is not full ends
        // the stream.
        isOver = bytes < PART;
    }

    private boolean isEmpty() throws IOException {
        if (part.available() > 0) return false;
        if (isOver) return true;
        try {
            WorkerStatsCall.Part came = parts.ask(next, PART);
            if (!came.isThere()) throw new IOException("the file was deleted while it was read");
            part = new ByteArrayInputStream(came.bytes());
            came(came.bytes().length);
        } catch (MillraceException silent) {
            throw new IOException(silent);
        }
        return part.available() == 0;
    }

    @Override
    public int read() throws IOException {
        return isEmpty() ? -1 : part.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        return isEmpty() ? -1 : part.read(into, offset, length);
    }
}
