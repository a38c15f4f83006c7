package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Float values as 4 big-endian bytes. Null is not supported.

public final class FloatSerializer extends ImmutableSerializer<Float> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final FloatSerializer INSTANCE = new FloatSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public FloatSerializer() {}

    @Override
    public Float createInstance() {
        return 0f;
    }

    @Override
    public int getLength() {
        return 4;
    }

    @Override
    public void serialize(Float record, DataOutputView target) throws IOException {
        target.writeFloat(record);
    }

    @Override
    public Float deserialize(DataInputView source) throws IOException {
        return source.readFloat();
    }
}
