package dev.millrace.server.history;

import dev.millrace.format.text.JsonElements;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Reads and writes an archive file in Flink's format: `{"archive":[{"path":"/jobs/…","json":"…"},…]}`.
///
/// @param id the id of the job or application, in hexadecimal digits
/// @param bytes the file's size
/// @param modifiedMillis in milliseconds since the epoch, by the file system's clock
record Archive(ArchiveKind kind, String id, SnapshotPlace file, long bytes, long modifiedMillis) {
    /// The limit for reading and writing.
    static final long BYTES_MAX = 256L << 20;

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int UTF8_BYTES_MAX = 3;
    private static final String LIST = "archive";

    /// Returns whether the file is unchanged.
    boolean isSame(Archive other) {
        return file.equals(other.file) && bytes == other.bytes && modifiedMillis == other.modifiedMillis;
    }

    /// Reads the pages one by one.
    ///
    /// @throws IllegalArgumentException if the archive is corrupt or too large
    void read(JsonElements.Taker<Page> taker) throws IOException {
        if (bytes > BYTES_MAX) throw new IllegalArgumentException("it has more than " + BYTES_MAX + " bytes");
        JsonElements.read(new Chunks(), LIST, Page.class, page -> {
            if (page.path() == null || page.json() == null)
                throw new IllegalArgumentException("an entry has no path, or no json");
            taker.take(page);
        });
    }

    /// Reads the file up to the size that it had when it was listed.
    private final class Chunks extends InputStream {
        private InputStream chunk = InputStream.nullInputStream();
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = chunk.read(into, from, length);
            if (count >= 0 || position >= bytes) return count;
            byte[] next = file.read(position, (int) Math.min(CHUNK_BYTES, bytes - position));
            if (next.length == 0) return -1;
            position += next.length;
            chunk = new ByteArrayInputStream(next);
            return chunk.read(into, from, length);
        }
    }

    /// Writes an archive page by page. Not thread-safe.
    static final class Writer {
        private final OutputStream out;
        private long bytes;
        private boolean isFirst = true;
        private boolean isWhole = true;

        Writer(OutputStream out) throws IOException {
            this.out = out;
            put("{\"" + LIST + "\":[");
        }

        /// @return whether more pages fit
        boolean add(Page page) throws IOException {
            // Neither Flink's reader nor Millrace's accepts a longer page.
            if (page.json().length() > JsonElements.TEXT_LENGTH_MAX) {
                isWhole = false;
                return true;
            }
            String text = (isFirst ? "" : ",") + JsonRecords.write(page);
            if (bytes + (long) text.length() * UTF8_BYTES_MAX + CHUNK_BYTES > BYTES_MAX) {
                isWhole = false;
                return false;
            }
            isFirst = false;
            put(text);
            return true;
        }

        /// Returns whether all pages fitted.
        boolean isWhole() {
            return isWhole;
        }

        void end() throws IOException {
            put("]}");
        }

        private void put(String text) throws IOException {
            byte[] written = text.getBytes(StandardCharsets.UTF_8);
            out.write(written);
            bytes += written.length;
        }
    }
}
