package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Long values as 8 big-endian bytes. Null is not supported.

public final class LongSerializer extends ImmutableSerializer<Long> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final LongSerializer INSTANCE = new LongSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public LongSerializer() {}

    @Override
    public Long createInstance() {
        return 0L;
    }

    @Override
    public int getLength() {
        return 8;
    }

    @Override
    public void serialize(Long record, DataOutputView target) throws IOException {
        target.writeLong(record);
    }

    @Override
    public Long deserialize(DataInputView source) throws IOException {
        return source.readLong();
    }
}
