package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Serializes ZonedDateTime values and null.
@SuppressWarnings("NullAway")
public final class ZonedDateTimeSerializer extends ImmutableSerializer<ZonedDateTime> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final ZonedDateTimeSerializer INSTANCE = new ZonedDateTimeSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public ZonedDateTimeSerializer() {}

    @Override
    public ZonedDateTime createInstance() {
        return ZonedDateTime.of(LocalDate.EPOCH.atStartOfDay(), ZoneOffset.UTC);
    }

    @Override
    public void serialize(ZonedDateTime record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        LocalDateTimeSerializer.INSTANCE.serialize(record.toLocalDateTime(), target);
        target.writeInt(record.getOffset().getTotalSeconds());
        StringForm.write(record.getZone().getId(), target);
    }

    @Override
    public ZonedDateTime deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        LocalDateTime local = LocalDateTimeSerializer.INSTANCE.deserialize(source);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(source.readInt());
        return ZonedDateTime.ofInstant(local, offset, ZoneId.of(StringForm.read(source)));
    }
}
