package dev.millrace.state.rows;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;

/// Serializes row numbers: the part as modified UTF-8, then the number. Thread-safe.
public final class RowNumberSerializer extends TypeSerializerSingleton<RowNumber> {
    private static final long serialVersionUID = 1L;

    /// Is the only serializer that is needed.
    public static final RowNumberSerializer INSTANCE = new RowNumberSerializer();

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public RowNumber createInstance() {
        return new RowNumber("", 0);
    }

    @Override
    public RowNumber copy(RowNumber from) {
        return from;
    }

    @Override
    public RowNumber copy(RowNumber from, RowNumber reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(RowNumber row, DataOutputView target) throws IOException {
        target.writeUTF(row.part());
        target.writeLong(row.number());
    }

    @Override
    public RowNumber deserialize(DataInputView source) throws IOException {
        return new RowNumber(source.readUTF(), source.readLong());
    }

    @Override
    public RowNumber deserialize(RowNumber reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<RowNumber> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Describes the configuration of the serializer, which has none.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowNumber> {
        /// Creates a snapshot.
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
