package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.sql.Timestamp;

/// Serializes Timestamp values and null.
@SuppressWarnings("NullAway")
public final class SqlTimestampSerializer extends CloningSerializer<Timestamp> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final SqlTimestampSerializer INSTANCE = new SqlTimestampSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public SqlTimestampSerializer() {}

    @Override
    public Timestamp createInstance() {
        return new Timestamp(0);
    }

    @Override
    public Timestamp copy(Timestamp from) {
        return from == null ? null : (Timestamp) from.clone();
    }

    @Override
    public void serialize(Timestamp record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.getTime());
        target.writeInt(record.getNanos());
    }

    @Override
    public Timestamp deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        Timestamp timestamp = new Timestamp(source.readLong());
        timestamp.setNanos(source.readInt());
        return timestamp;
    }
}
