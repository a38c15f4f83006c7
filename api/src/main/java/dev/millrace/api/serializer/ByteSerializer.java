package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Byte values as 1 byte. Null is not supported.

public final class ByteSerializer extends ImmutableSerializer<Byte> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final ByteSerializer INSTANCE = new ByteSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public ByteSerializer() {}

    @Override
    public Byte createInstance() {
        return (byte) 0;
    }

    @Override
    public int getLength() {
        return 1;
    }

    @Override
    public void serialize(Byte record, DataOutputView target) throws IOException {
        target.writeByte(record);
    }

    @Override
    public Byte deserialize(DataInputView source) throws IOException {
        return source.readByte();
    }
}
