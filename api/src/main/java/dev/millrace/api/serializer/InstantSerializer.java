package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.Instant;

/// Serializes Instant values and null.
@SuppressWarnings("NullAway")
public final class InstantSerializer extends ImmutableSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final InstantSerializer INSTANCE = new InstantSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public InstantSerializer() {}

    @Override
    public Instant createInstance() {
        return Instant.EPOCH;
    }

    @Override
    public void serialize(Instant record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.getEpochSecond());
        target.writeInt(record.getNano());
    }

    @Override
    public Instant deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        long second = source.readLong();
        return Instant.ofEpochSecond(second, source.readInt());
    }
}
