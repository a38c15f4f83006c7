package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Serializes OffsetDateTime values and null.
@SuppressWarnings("NullAway")
public final class OffsetDateTimeSerializer extends ImmutableSerializer<OffsetDateTime> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final OffsetDateTimeSerializer INSTANCE = new OffsetDateTimeSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public OffsetDateTimeSerializer() {}

    @Override
    public OffsetDateTime createInstance() {
        return OffsetDateTime.of(LocalDate.EPOCH.atStartOfDay(), ZoneOffset.UTC);
    }

    @Override
    public void serialize(OffsetDateTime record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        LocalDateTimeSerializer.INSTANCE.serialize(record.toLocalDateTime(), target);
        target.writeInt(record.getOffset().getTotalSeconds());
    }

    @Override
    public OffsetDateTime deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        LocalDateTime local = LocalDateTimeSerializer.INSTANCE.deserialize(source);
        return OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(source.readInt()));
    }
}
