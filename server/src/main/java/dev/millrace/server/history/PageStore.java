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

/// The pages of archives on this process's own disk, where each is found without the others. One file holds those of
/// an archive: their bytes, then, sorted by the hashes of their paths, where each begins and how long it is, then how
/// many they are. Files are numbered: what an archive holds never becomes a name. Any thread may read; one writes.
final class PageStore {
    /// More of one archive are not taken.
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

    /// What fills a file.
    @FunctionalInterface
    interface Filler {
        void fill(Filling filling) throws IOException;
    }

    /// A file that is being filled. Of several pages of one path the last is found.
    final class Filling implements AutoCloseable {
        private final DataOutputStream out;
        private final Map<Hash, Where> pages = new TreeMap<>();
        private long position;

        private Filling(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(disk.create(file)));
        }

        /// @throws IllegalArgumentException if there are too many
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

    /// Keeps the pages of an archive.
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

    /// A page, to be closed by who reads it; null if the file has none of that path.
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

    /// The next bytes of a file.
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
