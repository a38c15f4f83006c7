package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.time.LocalDate;

/// Serializes LocalDate values and null.
@SuppressWarnings("NullAway")
public final class LocalDateSerializer extends ImmutableSerializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final LocalDateSerializer INSTANCE = new LocalDateSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public LocalDateSerializer() {}

    @Override
    public LocalDate createInstance() {
        return LocalDate.EPOCH;
    }

    @Override
    public void serialize(LocalDate record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeLong(record.toEpochDay());
    }

    @Override
    public LocalDate deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        return LocalDate.ofEpochDay(source.readLong());
    }
}
