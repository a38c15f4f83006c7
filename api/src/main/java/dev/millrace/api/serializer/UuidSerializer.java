package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.UUID;

/// Serializes UUID values and null.
@SuppressWarnings("NullAway")
public final class UuidSerializer extends ImmutableSerializer<UUID> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final UuidSerializer INSTANCE = new UuidSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public UuidSerializer() {}

    @Override
    public UUID createInstance() {
        return new UUID(0, 0);
    }

    @Override
    public void serialize(UUID record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.getMostSignificantBits());
        target.writeLong(record.getLeastSignificantBits());
    }

    @Override
    public UUID deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        long high = source.readLong();
        return new UUID(high, source.readLong());
    }
}
