package dev.millrace.sql.operator.spill;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchSerializer;
import dev.millrace.table.types.logical.RowType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a temporary file of batches. The batches are written first and then read, perhaps several times.
public final class SpillFile {
    private static final int BUFFER_BYTES = 1 << 15;

    private final SpillFiles owner;
    private final Path path;
    private final ColumnBatchSerializer serializer;
    private final DataOutputSerializer frame = new DataOutputSerializer(1 << 10);
    private final List<Reader> readers = new ArrayList<>();
    private @Nullable DataOutputStream output;
    private long rows;
    private long bytes;
    private int batches;

    SpillFile(SpillFiles owner, Path path, RowType type) {
        this.owner = owner;
        this.path = path;
        this.serializer = new ColumnBatchSerializer(type);
    }

    /// Appends a batch.
    public void add(ColumnBatch batch) {
        try {
            if (output == null) {
                output = new DataOutputStream(
                        new BufferedOutputStream(owner.disk().append(path), BUFFER_BYTES));
            }
            frame.clear();
            serializer.serialize(batch, frame);
            output.writeInt(frame.length());
            output.write(frame.getSharedBuffer(), 0, frame.length());
        } catch (IOException failed) {
            throw owner.failed(failed);
        }
        batches++;
        rows += batch.size();
        bytes += batch.bytes();
        owner.wrote(batch.size());
    }

    /// Returns the number of rows.
    public long rows() {
        return rows;
    }

    /// Returns about how many bytes of memory the rows need.
    public long bytes() {
        return bytes;
    }

    /// Returns the batches in the order in which they were written. No batch may be added afterwards.
    public BatchReader read() {
        finish();
        Reader reader = new Reader();
        readers.add(reader);
        return reader;
    }

    private void finish() {
        try {
            if (output != null) output.close();
            output = null;
        } catch (IOException failed) {
            throw owner.failed(failed);
        }
    }

    /// Deletes the file.
    public void delete() {
        try {
            for (Reader each : List.copyOf(readers)) each.close();
            if (output != null) output.close();
            output = null;
            if (batches > 0) owner.disk().delete(path);
        } catch (IOException failed) {
            throw owner.failed(failed);
        } finally {
            owner.forget(this);
        }
    }

    private final class Reader implements BatchReader {
        private final DataInputDeserializer input = new DataInputDeserializer();
        private byte[] buffer = new byte[0];
        private @Nullable DataInputStream stream;
        private int remaining = batches;

        @Override
        public @Nullable ColumnBatch next() {
            if (remaining == 0) {
                close();
                return null;
            }
            try {
                if (stream == null) {
                    stream = new DataInputStream(
                            new BufferedInputStream(owner.disk().read(path, 0), BUFFER_BYTES));
                }
                int length = stream.readInt();
                if (buffer.length < length) buffer = new byte[length];
                stream.readFully(buffer, 0, length);
                input.setBuffer(buffer, 0, length);
                remaining--;
                return serializer.deserialize(input);
            } catch (IOException failed) {
                throw owner.failed(failed);
            }
        }

        @Override
        public void close() {
            readers.remove(this);
            remaining = 0;
            try {
                if (stream != null) stream.close();
                stream = null;
            } catch (IOException failed) {
                throw owner.failed(failed);
            }
        }
    }
}
