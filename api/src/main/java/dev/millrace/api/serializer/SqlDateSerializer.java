package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.sql.Date;

/// Serializes Date values and null.
@SuppressWarnings("NullAway")
public final class SqlDateSerializer extends CloningSerializer<Date> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final SqlDateSerializer INSTANCE = new SqlDateSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public SqlDateSerializer() {}

    @Override
    public Date createInstance() {
        return new Date(0);
    }

    @Override
    public Date copy(Date from) {
        return from == null ? null : new Date(from.getTime());
    }

    @Override
    public void serialize(Date record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.getTime());
    }

    @Override
    public Date deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        return new Date(source.readLong());
    }
}
