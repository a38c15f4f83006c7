package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Byte values in their 1 big-endian byte; null is refused.

public final class ByteSerializer extends ImmutableSerializer<Byte> {
    private static final long serialVersionUID = 1L;

    /// The instance to share.
    public static final ByteSerializer INSTANCE = new ByteSerializer();

    /// An instance equal to [#INSTANCE].
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
