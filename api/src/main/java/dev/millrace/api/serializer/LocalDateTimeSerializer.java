package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// Serializes LocalDateTime values and null.
@SuppressWarnings("NullAway")
public final class LocalDateTimeSerializer extends ImmutableSerializer<LocalDateTime> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final LocalDateTimeSerializer INSTANCE = new LocalDateTimeSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public LocalDateTimeSerializer() {}

    @Override
    public LocalDateTime createInstance() {
        return LocalDate.EPOCH.atStartOfDay();
    }

    @Override
    public void serialize(LocalDateTime record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.toLocalDate().toEpochDay());
        target.writeLong(record.toLocalTime().toNanoOfDay());
    }

    @Override
    public LocalDateTime deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        LocalDate date = LocalDate.ofEpochDay(source.readLong());
        return LocalDateTime.of(date, LocalTime.ofNanoOfDay(source.readLong()));
    }
}
