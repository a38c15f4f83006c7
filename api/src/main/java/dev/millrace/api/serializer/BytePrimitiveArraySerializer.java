package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of byte.

public final class BytePrimitiveArraySerializer extends CloningSerializer<byte[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final BytePrimitiveArraySerializer INSTANCE = new BytePrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public BytePrimitiveArraySerializer() {}

    @Override
    public byte[] createInstance() {
        return new byte[0];
    }

    @Override
    public byte[] copy(byte[] from) {
        return from.clone();
    }

    @Override
    public void serialize(byte[] record, DataOutputView target) throws IOException {
        Compact.writeBytes(record, target);
    }

    @Override
    public byte[] deserialize(DataInputView source) throws IOException {
        return Compact.readBytes(source);
    }
}
