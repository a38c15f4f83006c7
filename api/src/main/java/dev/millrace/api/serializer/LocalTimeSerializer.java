package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.LocalTime;

/// Serializes LocalTime values and null.
@SuppressWarnings("NullAway")
public final class LocalTimeSerializer extends ImmutableSerializer<LocalTime> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final LocalTimeSerializer INSTANCE = new LocalTimeSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public LocalTimeSerializer() {}

    @Override
    public LocalTime createInstance() {
        return LocalTime.MIDNIGHT;
    }

    @Override
    public void serialize(LocalTime record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.toNanoOfDay());
    }

    @Override
    public LocalTime deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        return LocalTime.ofNanoOfDay(source.readLong());
    }
}
