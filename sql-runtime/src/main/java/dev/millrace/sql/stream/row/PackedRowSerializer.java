package dev.millrace.sql.stream.row;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;

/// Serializes packed rows: the number of bytes, then the bytes. Thread-safe.
public final class PackedRowSerializer extends TypeSerializerSingleton<PackedRow> {
    private static final long serialVersionUID = 1L;

    /// Is the only serializer that is needed.
    public static final PackedRowSerializer INSTANCE = new PackedRowSerializer();

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public PackedRow createInstance() {
        return PackedRow.EMPTY;
    }

    @Override
    public PackedRow copy(PackedRow from) {
        return from;
    }

    @Override
    public PackedRow copy(PackedRow from, PackedRow reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(PackedRow row, DataOutputView target) throws IOException {
        target.writeInt(row.bytes().length);
        target.write(row.bytes());
    }

    @Override
    public PackedRow deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return new PackedRow(bytes);
    }

    @Override
    public PackedRow deserialize(PackedRow reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<PackedRow> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Describes the configuration of the serializer, which has none.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PackedRow> {
        /// Creates a snapshot.
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
