package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Integer values as 4 big-endian bytes. Null is not supported.

public final class IntSerializer extends ImmutableSerializer<Integer> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final IntSerializer INSTANCE = new IntSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public IntSerializer() {}

    @Override
    public Integer createInstance() {
        return 0;
    }

    @Override
    public int getLength() {
        return 4;
    }

    @Override
    public void serialize(Integer record, DataOutputView target) throws IOException {
        target.writeInt(record);
    }

    @Override
    public Integer deserialize(DataInputView source) throws IOException {
        return source.readInt();
    }
}
