package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.Duration;

/// Serializes Duration values and null.
@SuppressWarnings("NullAway")
public final class DurationSerializer extends ImmutableSerializer<Duration> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final DurationSerializer INSTANCE = new DurationSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public DurationSerializer() {}

    @Override
    public Duration createInstance() {
        return Duration.ZERO;
    }

    @Override
    public void serialize(Duration record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.getSeconds());
        target.writeInt(record.getNano());
    }

    @Override
    public Duration deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        long second = source.readLong();
        return Duration.ofSeconds(second, source.readInt());
    }
}
