package dev.millrace.sql.stream.row;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Serializes lists of packed rows: the number of rows, then the rows. The lists must not be changed after they were
/// given to a state. Thread-safe.
public final class PackedRowsSerializer extends TypeSerializerSingleton<List<PackedRow>> {
    private static final long serialVersionUID = 1L;

    /// Is the only serializer that is needed.
    public static final PackedRowsSerializer INSTANCE = new PackedRowsSerializer();

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public List<PackedRow> createInstance() {
        return List.of();
    }

    @Override
    public List<PackedRow> copy(List<PackedRow> from) {
        return from;
    }

    @Override
    public List<PackedRow> copy(List<PackedRow> from, List<PackedRow> reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(List<PackedRow> rows, DataOutputView target) throws IOException {
        target.writeInt(rows.size());
        for (PackedRow each : rows) PackedRowSerializer.INSTANCE.serialize(each, target);
    }

    @Override
    public List<PackedRow> deserialize(DataInputView source) throws IOException {
        int count = source.readInt();
        List<PackedRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) rows.add(PackedRowSerializer.INSTANCE.deserialize(source));
        return rows;
    }

    @Override
    public List<PackedRow> deserialize(List<PackedRow> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<List<PackedRow>> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Describes the configuration of the serializer, which has none.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<List<PackedRow>> {
        /// Creates a snapshot.
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
