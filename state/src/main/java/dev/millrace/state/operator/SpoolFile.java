package dev.millrace.state.operator;

import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.host.Disk;
import dev.millrace.state.file.RowBlocks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Is a temporary file to which records are appended in chunks. Snapshots read the chunks that were in the file when
/// the snapshot was taken. The file is deleted when neither its owner nor a snapshot needs it. Used by one thread,
/// except for the writes of snapshots.
final class SpoolFile {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    /// Describes serialized records that stay in one block of a snapshot.
    record Chunk(int rows, int bytes) {}

    private final Disk disk;
    private final Path directory;
    private final Path path;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Set<InputStream> readers = new HashSet<>();
    private long rows;
    private int holders = 1;

    SpoolFile(Disk disk) throws IOException {
        this.disk = disk;
        this.directory = disk.temporaryDirectory("millrace-records");
        this.path = directory.resolve("records");
    }

    /// Appends records.
    <T> void append(Iterable<T> records, TypeSerializer<T> serializer) throws IOException {
        try (OutputStream out = disk.append(path)) {
            DataOutputSerializer chunk = new DataOutputSerializer(BUFFER_BYTES);
            int inChunk = 0;
            for (T each : records) {
                serializer.serialize(each, chunk);
                inChunk++;
                if (chunk.length() < CHUNK_BYTES) continue;
                write(chunk, inChunk, out);
                inChunk = 0;
            }
            if (inChunk > 0) write(chunk, inChunk, out);
        }
    }

    private void write(DataOutputSerializer chunk, int inChunk, OutputStream out) throws IOException {
        out.write(chunk.getSharedBuffer(), 0, chunk.length());
        chunks.add(new Chunk(inChunk, chunk.length()));
        rows += inChunk;
        chunk.clear();
    }

    /// Reads the records that are in the file now.
    <T> Reader<T> read(TypeSerializer<T> serializer) throws IOException {
        InputStream opened = disk.read(path, 0);
        readers.add(opened);
        return new Reader<>(this, opened, serializer, rows);
    }

    /// Reads records in the order in which they were appended.
    static final class Reader<T> {
        private final SpoolFile file;
        private final InputStream opened;
        private final DataInputViewStreamWrapper in;
        private final TypeSerializer<T> serializer;
        private long left;

        private Reader(SpoolFile file, InputStream opened, TypeSerializer<T> serializer, long left) {
            this.file = file;
            this.opened = opened;
            this.in = new DataInputViewStreamWrapper(new BufferedInputStream(opened, BUFFER_BYTES));
            this.serializer = serializer;
            this.left = left;
        }

        boolean hasNext() {
            return left > 0;
        }

        T next() throws IOException {
            T read = serializer.deserialize(in);
            if (--left == 0) {
                in.close();
                file.readers.remove(opened);
            }
            return read;
        }
    }

    /// Returns the present contents for a snapshot, which holds the file until its release.
    Held hold() {
        holders++;
        return new Held(this, List.copyOf(chunks));
    }

    /// Contains the chunks of a file at one moment. Any thread may write them; the thread of the file releases them.
    static final class Held {
        private final List<Chunk> chunks;
        private @Nullable SpoolFile file;
        private final Disk disk;
        private final Path path;

        private Held(SpoolFile file, List<Chunk> chunks) {
            this.file = file;
            this.chunks = chunks;
            this.disk = file.disk;
            this.path = file.path;
        }

        void write(RowBlocks to) throws IOException {
            try (InputStream in = disk.read(path, 0)) {
                for (Chunk each : chunks) {
                    byte[] bytes = new byte[each.bytes];
                    int read = in.readNBytes(bytes, 0, bytes.length);
                    if (read < bytes.length) throw new IOException(path + " is shorter than expected");
                    to.rows(each.rows).write(bytes);
                }
            }
        }

        void release() throws IOException {
            SpoolFile held = file;
            file = null;
            if (held != null) held.release();
        }
    }

    /// Notes that the owner or a snapshot does not need the file any more.
    void release() throws IOException {
        if (--holders == 0) delete();
    }

    /// Deletes the file.
    void delete() throws IOException {
        for (InputStream each : readers) each.close();
        readers.clear();
        disk.delete(path);
        disk.delete(directory);
    }
}
