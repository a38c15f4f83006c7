package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of short.

public final class ShortPrimitiveArraySerializer extends CloningSerializer<short[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final ShortPrimitiveArraySerializer INSTANCE = new ShortPrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public ShortPrimitiveArraySerializer() {}

    @Override
    public short[] createInstance() {
        return new short[0];
    }

    @Override
    public short[] copy(short[] from) {
        return from.clone();
    }

    @Override
    public void serialize(short[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (short element : record) target.writeShort(element);
    }

    @Override
    public short[] deserialize(DataInputView source) throws IOException {
        short[] elements = new short[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readShort();
        return elements;
    }
}
