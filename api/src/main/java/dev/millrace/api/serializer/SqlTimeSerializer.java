package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.sql.Time;

/// Serializes Time values and null.
@SuppressWarnings("NullAway")
public final class SqlTimeSerializer extends CloningSerializer<Time> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final SqlTimeSerializer INSTANCE = new SqlTimeSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public SqlTimeSerializer() {}

    @Override
    public Time createInstance() {
        return new Time(0);
    }

    @Override
    public Time copy(Time from) {
        return from == null ? null : new Time(from.getTime());
    }

    @Override
    public void serialize(Time record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.getTime());
    }

    @Override
    public Time deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        return new Time(source.readLong());
    }
}
