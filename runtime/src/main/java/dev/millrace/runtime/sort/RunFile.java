package dev.millrace.runtime.sort;

import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.memory.DataOutputViewStreamWrapper;
import dev.millrace.base.host.Disk;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Stores sorted records in a temporary file. A key consists of a mark, the hash, the number of bytes and the bytes.
/// The records of the key follow: a mark, the input, the timestamp and the serialized record.
///
/// @param path the file
record RunFile(Disk disk, Path path, RecordKinds kinds) {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte END = 0;
    private static final byte KEY = 1;
    private static final byte RECORD = 2;

    /// Writes all records of a run.
    static RunFile write(Disk disk, Path path, RecordKinds kinds, KeyRun run) throws IOException {
        try (DataOutputViewStreamWrapper out =
                new DataOutputViewStreamWrapper(new BufferedOutputStream(disk.create(path), BUFFER_BYTES))) {
            for (KeyRun.Key key = run.nextKey(); key != null; key = run.nextKey()) {
                out.writeByte(KEY);
                out.writeInt(key.hash());
                out.writeInt(key.bytes().length);
                out.write(key.bytes());
                for (SortedRecord each = run.next(); each != null; each = run.next()) {
                    out.writeByte(RECORD);
                    out.writeByte(each.input());
                    out.writeLong(each.timestamp());
                    kinds.inputs().get(each.input()).serialize(each.value(), out);
                }
            }
            out.writeByte(END);
        }
        return new RunFile(disk, path, kinds);
    }

    /// Opens the file for reading.
    KeyRun read() throws IOException {
        return new Reader(
                kinds, new DataInputViewStreamWrapper(new BufferedInputStream(disk.read(path, 0), BUFFER_BYTES)));
    }

    void delete() throws IOException {
        disk.delete(path);
    }

    private static final class Reader implements KeyRun {
        private final RecordKinds kinds;
        private final DataInputViewStreamWrapper in;
        private byte mark;

        Reader(RecordKinds kinds, DataInputViewStreamWrapper in) throws IOException {
            this.kinds = kinds;
            this.in = in;
            this.mark = in.readByte();
        }

        @Override
        public @Nullable Key nextKey() throws IOException {
            if (mark == END) return null;
            int hash = in.readInt();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            mark = in.readByte();
            return new Key(hash, bytes);
        }

        @Override
        public @Nullable SortedRecord next() throws IOException {
            if (mark != RECORD) return null;
            int input = in.readUnsignedByte();
            long timestamp = in.readLong();
            Object value = kinds.inputs().get(input).deserialize(in);
            mark = in.readByte();
            return new SortedRecord(timestamp, input, value);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
