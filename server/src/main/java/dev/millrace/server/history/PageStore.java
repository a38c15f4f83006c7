package dev.millrace.server.history;

import dev.millrace.base.host.Disk;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stores the pages of archives on local disk, and finds a page without reading the others. One file holds the pages of
/// an archive:
///
/// - the bytes of all pages
/// - an index with position and length of each page, sorted by the hash of the path
/// - the number of pages
///
/// File names are numbers, so the content of an archive never becomes a file name. Thread-safe for reads; one
/// thread writes.
final class PageStore {
    /// The limit for one archive.
    static final int PAGES_MAX = 500_000;

    private static final int LINE_BYTES = 2 * Long.BYTES + Long.BYTES + Integer.BYTES;

    private final Disk disk;
    private final Path directory;
    private long files;

    PageStore(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    private record Hash(long high, long low) implements Comparable<Hash> {
        static Hash of(String path) {
            try {
                byte[] all = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.wrap(all);
                return new Hash(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every JVM has SHA-256", missing);
            }
        }

        @Override
        public int compareTo(Hash other) {
            int byHigh = Long.compare(high, other.high);
            return byHigh != 0 ? byHigh : Long.compare(low, other.low);
        }
    }

    private record Where(long position, int length) {}

    /// Writes pages into a file.
    @FunctionalInterface
    interface Filler {
        void fill(Filling filling) throws IOException;
    }

    /// Writes a file. If several pages have the same path, readers find the last one.
    final class Filling implements AutoCloseable {
        private final DataOutputStream out;
        private final Map<Hash, Where> pages = new TreeMap<>();
        private long position;

        private Filling(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(disk.create(file)));
        }

        /// @throws IllegalArgumentException if there are too many pages
        void add(Page page) throws IOException {
            if (pages.size() == PAGES_MAX)
                throw new IllegalArgumentException("it has more than " + PAGES_MAX + " pages");
            byte[] json = page.json().getBytes(StandardCharsets.UTF_8);
            out.write(json);
            pages.put(Hash.of(page.path()), new Where(position, json.length));
            position += json.length;
        }

        private void end() throws IOException {
            for (Map.Entry<Hash, Where> each : pages.entrySet()) {
                out.writeLong(each.getKey().high);
                out.writeLong(each.getKey().low);
                out.writeLong(each.getValue().position);
                out.writeInt(each.getValue().length);
            }
            out.writeInt(pages.size());
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// Stores the pages of an archive.
    ///
    /// @return the new file
    Path keep(Filler filler) throws IOException {
        Path file = directory.resolve("pages-" + ++files);
        try (Filling filling = new Filling(file)) {
            filler.fill(filling);
            filling.end();
        } catch (IOException | RuntimeException failed) {
            disk.delete(file);
            throw failed;
        }
        return file;
    }

    void remove(Path file) throws IOException {
        disk.delete(file);
    }

    /// Opens a page, which the caller closes; null if the file has no page of that path.
    @Nullable
    InputStream page(Path file, String path) throws IOException {
        long end = disk.entry(file).size() - Integer.BYTES;
        int count;
        try (DataInputStream in = new DataInputStream(disk.read(file, end))) {
            count = in.readInt();
        }
        Hash wanted = Hash.of(path);
        long begin = end - (long) count * LINE_BYTES;
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            try (DataInputStream in = new DataInputStream(disk.read(file, begin + (long) middle * LINE_BYTES))) {
                int order = new Hash(in.readLong(), in.readLong()).compareTo(wanted);
                if (order == 0) {
                    long position = in.readLong();
                    return new Part(disk.read(file, position), in.readInt());
                }
                if (order < 0) low = middle + 1;
                else high = middle - 1;
            }
        }
        return null;
    }

    /// Reads a limited number of bytes of a file.
    private static final class Part extends FilterInputStream {
        private int left;

        Part(InputStream file, int length) {
            super(file);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) return -1;
            int one = super.read();
            if (one >= 0) left--;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) return -1;
            int count = super.read(into, from, Math.min(length, left));
            if (count > 0) left -= count;
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= (int) skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return Math.min(left, super.available());
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
