package dev.millrace.sql.stream.row;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Serializes lists that grow: the number of rows, then the rows. Thread-safe.
public final class PackedRowListSerializer extends TypeSerializerSingleton<PackedRowList> {
    private static final long serialVersionUID = 1L;

    /// Is the only serializer that is needed.
    public static final PackedRowListSerializer INSTANCE = new PackedRowListSerializer();

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public PackedRowList createInstance() {
        return new PackedRowList();
    }

    @Override
    public PackedRowList copy(PackedRowList from) {
        return from.copy();
    }

    @Override
    public PackedRowList copy(PackedRowList from, PackedRowList reuse) {
        return from.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(PackedRowList rows, DataOutputView target) throws IOException {
        target.writeInt(rows.size());
        try {
            rows.forEach(each -> {
                try {
                    PackedRowSerializer.INSTANCE.serialize(each, target);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public PackedRowList deserialize(DataInputView source) throws IOException {
        PackedRowList rows = new PackedRowList();
        int count = source.readInt();
        for (int i = 0; i < count; i++) rows.add(PackedRowSerializer.INSTANCE.deserialize(source));
        return rows;
    }

    @Override
    public PackedRowList deserialize(PackedRowList reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int count = source.readInt();
        target.writeInt(count);
        for (int i = 0; i < count; i++) PackedRowSerializer.INSTANCE.copy(source, target);
    }

    @Override
    public TypeSerializerSnapshot<PackedRowList> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Describes the configuration of the serializer, which has none.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PackedRowList> {
        /// Creates a snapshot.
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
