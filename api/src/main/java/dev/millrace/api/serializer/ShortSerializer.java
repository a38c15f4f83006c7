package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Short values as 2 big-endian bytes. Null is not supported.

public final class ShortSerializer extends ImmutableSerializer<Short> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final ShortSerializer INSTANCE = new ShortSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public ShortSerializer() {}

    @Override
    public Short createInstance() {
        return (short) 0;
    }

    @Override
    public int getLength() {
        return 2;
    }

    @Override
    public void serialize(Short record, DataOutputView target) throws IOException {
        target.writeShort(record);
    }

    @Override
    public Short deserialize(DataInputView source) throws IOException {
        return source.readShort();
    }
}
